"""Traditional characters of everyday complaints folded to simplified ones, enough to find words of the lists."""

TRADITIONAL = (
    "線頂牆電氣蓋舊區裝潔異蟲積廁綠壇樹涼車動飛門閘燈護欄監拋業費維資養適獨輪殘學點親調離權藥壓檢體"
    "醫擺攤創藝約紛師證產繼廣場讀書聲擾寵樓鄰辦訴議長組織願會號掃碼詐騙難時請壞掛務開說單員應臺燒廢"
    "塵髒亂髮發無沒樂歡舉處過關係給與間問題環境衛護熱燃漏訓練職餐廳幫助殘障礙貧窮災險賠償購買賣網線"
)
SIMPLIFIED = (
    "线顶墙电气盖旧区装洁异虫积厕绿坛树凉车动飞门闸灯护栏监抛业费维资养适独轮残学点亲调离权药压检体"
    "医摆摊创艺约纷师证产继广场读书声扰宠楼邻办诉议长组织愿会号扫码诈骗难时请坏挂务开说单员应台烧废"
    "尘脏乱发发无没乐欢举处过关系给与间问题环境卫护热燃漏训练职餐厅帮助残障碍贫穷灾险赔偿购买卖网线"
)
TABLE = str.maketrans(TRADITIONAL, SIMPLIFIED)


def simplified(text: str) -> str:
    """`text` with the common traditional characters written the simplified way."""
    return text.translate(TABLE)
