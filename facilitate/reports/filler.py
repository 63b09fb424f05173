"""Words that say nothing about the matter of a card, left out when cards are compared."""

import re

_CHINESE = (
    "希望能够 希望能 是不是 能不能 可不可以 有没有 为什么 怎么办 什么时候 我觉得 我认为 我们家 我们 你们 他们 它们 咱们 大家 自己 "
    "希望 建议 应该 应当 可以 可能 能够 需要 已经 还是 就是 都是 只是 但是 而且 因为 所以 如果 虽然 或者 以及 并且 这个 那个 这些 那些 "
    "这里 那里 这样 那样 什么 怎么 一个 一些 一下 一点 一直 总是 现在 以后 时候 早上 中午 下午 晚上 夜里 夏天 冬天 今年 去年 白天 "
    "地方 单元 一层 门口 没有 请问 谢谢 觉得 认为 真的 非常 比较 特别 "
    "的 了 在 是 我 你 您 他 她 它 们 和 与 及 就 都 也 又 还 很 太 更 最 把 被 让 给 对 向 从 到 之 其 而 且 或 但 所 以 于 "
    "着 过 吗 呢 吧 啊 呀 嘛 哦 这 那 个 些 么 得 地 想 要 能 会 请 该 才 再 只 去 来 说"
)
_ENGLISH = (
    "a an the and or but if so of to in on at by for from with about as is are was were be been being it its this "
    "that these those there here we you they he she our your their my me us them not no do does did have has had can "
    "could should would will may might must please want need like just very more some any all too also when what who "
    "how why where which than then"
)
CHINESE = re.compile("|".join(sorted(_CHINESE.split(), key=len, reverse=True)))
ENGLISH = frozenset(_ENGLISH.split())
