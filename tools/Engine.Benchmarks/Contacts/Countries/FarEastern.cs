namespace Engine.Benchmarks.Contacts.Countries;

internal static class FarEastern
{
    public static readonly Country Japan = new()
    {
        Code = "JP",
        Names = ["日本", "Japan", "JP"],
        Weight = 4,
        FirstNames = new(
            "太郎 花子 健一 美咲 大輔 陽子 翔太 さくら 直樹 恵子 ひろし ケン", "健 直 美 恵 大 和 一 真 智 由 正 明 裕 幸 義 浩 隆 優 翔 陽 咲 結", "-", "子 美 樹 介 太 郎 也 彦 香 奈 人 二 生 男 夫 代 江 斗 翔"),
        LastNames = new(
            "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 清水 森",
            "大 小 山 川 田 中 高 西 東 南 北 上 下 松 竹 梅 石 木 水 金 土 青 赤 白 黒 長 広 古 新 吉 福 村 森 林 池 沢 岡 島 原 野", "-", "田 川 山 村 野 原 本 井 島 崎 沢 木 口 橋 谷 岡 坂 塚 内 池 浦 津 葉 瀬 倉 藤"),
        Cities = new("東京 大阪 名古屋 横浜 札幌 福岡 神戸 京都", "大 小 長 松 高 広 富 青", "-", "崎市 山市 島市 本市 岡市 野市"),
        Streets = new("銀座 丸の内 新宿 渋谷", "本 中 東 西 南 北 上", "-", "町 通り 台 丘 野"),
        Firms = new("さくら ふじ 日光 みらい", "東 西 大 日 新 三 富 北 南 中", "- 洋 和 信", "電 産 工 商 建 運 光 精 通"),
        Trades = ["電機", "商事", "建設", "工業", "運輸", "食品", "ソフト", "不動産"],
        LegalForms = ["株式会社", "有限会社", "合同会社"],
        Titles = ["部長", "課長", "代表取締役", "営業担当", "エンジニア"],
        PostalCode = "###-####",
        IsFamilyFirst = true,
        Dialling = new()
        {
            CallingCode = "81",
            Trunk = "0",
            Areas = "3:8 6:8 52:7 45:7",
            Mobiles = "90:8 80:8 70:8",
            Usual = ["{t}{a}-{d}", "{t}{a}({d})", "{t}{a}{n}"],
        },
    };

    public static readonly Country China = new()
    {
        Code = "CN",
        Names = ["中国", "China", "CN"],
        Weight = 4,
        FirstNames = new(
            "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超", "建 志 文 晓 小 海 玉 春 国 新 雪 丽 美 佳 子 天 云 永 思 宇 志 家 德 嘉 俊 梓 浩 可 欣 诗 若 一 雨 海 博 泽 景 书", "-", "华 军 平 红 英 梅 明 林 峰 涛 芳 兰 霞 玲 燕 龙 辉 涵 轩 怡"),
        LastNames = new(
            "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 阎 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 欧阳 上官 司马 诸葛"),
        Cities = new("北京 上海 广州 深圳 成都 杭州 武汉 南京 重庆 西安"),
        Streets = new("人民路 解放路 中山路 建设路", "长 和 新 文 光 东 西 南", "平 安 华 民 兴", "路 街 大道 巷"),
        Firms = new("华夏 长城 东方 腾飞", "华 中 金 天 恒 万 新 信 宏 瑞 博 创", "- 达 源 泰", "科 通 联 讯 和 盛 兴 安"),
        Trades = ["科技", "贸易", "建筑", "电子", "物流", "食品", "保险", "房地产"],
        LegalForms = ["有限公司", "股份有限公司", "集团"],
        Titles = ["经理", "总经理", "工程师", "会计", "销售代表"],
        StreetStyle = "{s}{n}号",
        PostalCode = "######",
        IsFamilyFirst = true,
        Dialling = new()
        {
            CallingCode = "86",
            Trunk = "0",
            Areas = "10:8 21:8 755:8 20:8 28:8",
            Mobiles = "138:8 139:8 150:8 158:8 186:8 189:8",
            Usual = ["{t}{a}-{n}", "({t}{a}) {s}", "+{c} {a} {s}"],
        },
    };
}
