/** The words of receipts: two of these and three digits name one. The same list, in the same order, as core/ballot/receipt_words.py. */
import {lang} from './i18n.js';

const PAIRS = `
梧桐 plane, 灯笼 lantern, 石桥 bridge, 茶壶 teapot, 风筝 kite, 蜻蜓 dragonfly, 竹篮 basket, 雨伞 umbrella
月亮 moon, 小溪 brook, 算盘 abacus, 铃铛 bell, 麻雀 sparrow, 南瓜 pumpkin, 毛笔 brush, 帆船 sailboat
枕头 pillow, 樱桃 cherry, 火车 train, 松鼠 squirrel, 围巾 scarf, 葡萄 grape, 钥匙 key, 喜鹊 magpie
手套 glove, 核桃 walnut, 蜡烛 candle, 海豚 dolphin, 陀螺 top, 芝麻 sesame, 镜子 mirror, 蝴蝶 butterfly
水井 well, 荷花 lotus, 剪刀 scissors, 骆驼 camel, 饺子 dumpling, 彩虹 rainbow, 棋盘 chessboard, 燕子 swallow
木瓜 papaya, 火炉 stove, 书包 satchel, 熊猫 panda, 二胡 fiddle, 草莓 strawberry, 纽扣 button, 鲤鱼 carp
凉亭 pavilion, 橘子 tangerine, 拐杖 cane, 孔雀 peacock, 笛子 flute, 花生 peanut, 沙发 sofa, 蜜蜂 bee
稻田 paddy, 玉米 corn, 扇子 fan, 白鹅 goose, 琵琶 lute, 红枣 date, 衣柜 wardrobe, 青蛙 frog
瀑布 waterfall, 石榴 pomegranate, 斗笠 hat, 大象 elephant, 唢呐 horn, 豆腐 tofu, 书桌 desk, 螃蟹 crab
沙滩 beach, 柿子 persimmon, 布鞋 shoe, 斑马 zebra, 锣鼓 drum, 面条 noodle, 板凳 bench, 乌龟 turtle
山洞 cave, 西瓜 melon, 眼镜 glasses, 狮子 lion, 口琴 harmonica, 馒头 bun, 窗帘 curtain, 蜗牛 snail
草原 prairie, 菠萝 pineapple, 手帕 handkerchief, 老虎 tiger, 钢琴 piano, 粽子 leaf-wrap, 地毯 carpet, 蚂蚁 ant
森林 forest, 桃子 peach, 皮带 belt, 河狸 beaver, 吉他 guitar, 汤圆 riceball, 台灯 lamp, 蚕茧 cocoon
湖泊 lake, 柠檬 lemon, 口袋 pocket, 猴子 monkey, 快板 clapper, 酱油 soy, 闹钟 alarm, 白鹭 egret
海岛 island, 椰子 coconut, 雨靴 boot, 兔子 rabbit, 戏台 stage, 豆浆 soymilk, 挂历 calendar, 杜鹃 cuckoo
冰山 iceberg, 苹果 apple, 毛衣 sweater, 绵羊 sheep, 画笔 crayon, 烧饼 flatbread, 信封 envelope, 鸽子 pigeon
星星 star, 香蕉 banana, 背心 vest, 山羊 goat, 砚台 inkstone, 月饼 mooncake, 邮票 stamp, 夜莺 nightingale
云朵 cloud, 芒果 mango, 睡衣 pyjamas, 水牛 buffalo, 印章 seal, 春卷 spring-roll, 报纸 newspaper, 鹦鹉 parrot
露珠 dew, 荔枝 lychee, 草帽 straw-hat, 白马 horse, 竹简 bamboo-slip, 米饭 rice, 地图 map, 天鹅 swan
雪花 snowflake, 杏仁 almond, 项链 necklace, 小猫 kitten, 宣纸 paper, 凉粉 jelly, 相册 album, 企鹅 penguin
闪电 lightning, 板栗 chestnut, 耳环 earring, 黄狗 dog, 风车 windmill, 蜂蜜 honey, 日记 diary, 海鸥 gull
朝霞 dawn, 莲藕 lotus-root, 戒指 ring, 狐狸 fox, 水车 waterwheel, 白糖 sugar, 字典 dictionary, 老鹰 eagle
山坡 slope, 萝卜 radish, 手表 watch, 刺猬 hedgehog, 磨盘 millstone, 食盐 salt, 尺子 ruler, 鸵鸟 ostrich
河岸 riverbank, 白菜 cabbage, 梳子 comb, 河马 hippo, 锄头 hoe, 陈醋 vinegar, 橡皮 eraser, 鲸鱼 whale
峡谷 canyon, 土豆 potato, 毛巾 towel, 袋鼠 kangaroo, 镰刀 sickle, 绿茶 tea, 粉笔 chalk, 鲨鱼 shark
田野 field, 番茄 tomato, 牙刷 toothbrush, 海狮 sea-lion, 斧头 axe, 咖啡 coffee, 黑板 blackboard, 金鱼 goldfish
果园 orchard, 黄瓜 cucumber, 肥皂 soap, 驯鹿 reindeer, 锤子 hammer, 牛奶 milk, 课本 textbook, 海马 seahorse
花坛 flowerbed, 茄子 aubergine, 脸盆 basin, 野猪 boar, 钉子 nail, 酸奶 yoghurt, 铅笔 pencil, 章鱼 octopus
池塘 pond, 辣椒 chilli, 水桶 bucket, 羚羊 antelope, 梯子 ladder, 果汁 juice, 钢笔 pen, 龙虾 lobster
篱笆 fence, 蘑菇 mushroom, 扫帚 broom, 牦牛 yak, 绳子 rope, 糖果 candy, 地球 globe, 贝壳 seashell
凉席 mat, 菠菜 spinach, 拖把 mop, 松树 pine, 锯子 saw, 饼干 biscuit, 齿轮 gear, 珊瑚 coral
阳台 balcony, 洋葱 onion, 簸箕 dustpan, 柳树 willow, 水泥 cement, 蛋糕 cake, 罗盘 compass, 珍珠 pearl
`;
const WORDS = PAIRS.trim().split(/[\n,]/).map(pair => pair.trim().split(' '));

/** 64 random bits and more, by plain arithmetic: `017-203-482`, the places of two words and three digits. */
export function makeReceipt() {
  const key = crypto.getRandomValues(new Uint32Array(4));
  return [key[0] % WORDS.length, key[1] % WORDS.length, key[2] % 1000].map(n => String(n).padStart(3, '0')).join('-');
}

/** 灯笼 · 石桥 · 482, as it is noted and called out. */
export function receiptWords(code) {
  const [first, second, digits] = code.split('-');
  const side = lang.startsWith('zh') ? 0 : 1;
  return [WORDS[Number(first)]?.[side], WORDS[Number(second)]?.[side], digits].join(' · ');
}
