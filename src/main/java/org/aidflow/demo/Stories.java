package org.aidflow.demo;

import static org.aidflow.demo.Story.Deed.APPEAL;
import static org.aidflow.demo.Story.Deed.BRING_GOODS;
import static org.aidflow.demo.Story.Deed.CLAIM;
import static org.aidflow.demo.Story.Deed.CLOSE_UNMET;
import static org.aidflow.demo.Story.Deed.CONFIRM_RECEIPT;
import static org.aidflow.demo.Story.Deed.DECIDE;
import static org.aidflow.demo.Story.Deed.DECIDE_AGAINST;
import static org.aidflow.demo.Story.Deed.DECIDE_EMERGENCY;
import static org.aidflow.demo.Story.Deed.DISPATCH_GOODS;
import static org.aidflow.demo.Story.Deed.FILE;
import static org.aidflow.demo.Story.Deed.FILE_EMERGENCY;
import static org.aidflow.demo.Story.Deed.FOLLOW_UP;
import static org.aidflow.demo.Story.Deed.GIVE;
import static org.aidflow.demo.Story.Deed.GIVE_HALF;
import static org.aidflow.demo.Story.Deed.OBJECT;
import static org.aidflow.demo.Story.Deed.OPINE;
import static org.aidflow.demo.Story.Deed.PLEDGE;
import static org.aidflow.demo.Story.Deed.PUT_ON_WAITING_LIST;
import static org.aidflow.demo.Story.Deed.REFER;
import static org.aidflow.demo.Story.Deed.REFUSE;
import static org.aidflow.demo.Story.Deed.RELEASE;
import static org.aidflow.demo.Story.Deed.REPORT_DEATH;
import static org.aidflow.demo.Story.Deed.REPORT_MOVE;
import static org.aidflow.demo.Story.Deed.REPORT_MOVE_AWAY;
import static org.aidflow.demo.Story.Deed.REPORT_SUSPICION;
import static org.aidflow.demo.Story.Deed.REQUEST_MISSING;
import static org.aidflow.demo.Story.Deed.REVIEW;
import static org.aidflow.demo.Story.Deed.SEND_BACK;
import static org.aidflow.demo.Story.Deed.VISIT;
import static org.aidflow.demo.Story.Deed.VOTE;
import static org.aidflow.demo.Story.Deed.WITHDRAW;

import java.time.LocalDate;
import java.util.List;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.demo.Story.Deed;
import org.aidflow.demo.Story.Home;
import org.aidflow.demo.Story.Member;
import org.aidflow.demo.Story.Need;
import org.aidflow.demo.Story.Step;
import org.aidflow.household.HousingGrade;
import org.aidflow.household.RecordKind;
import org.aidflow.household.RegisterStatus;
import org.aidflow.household.Relation;
import org.aidflow.household.Stage;
import org.jspecify.annotations.Nullable;

/** The families of the demo, all of them invented, each at another place of the process. */
final class Stories {

  /** How long ago the first of them began. */
  static final int OLDEST_DAYS = 125;

  private static final String SOUND = "1688";
  private static final String REJECTED = "0001";

  /** The bank never says what became of a payment to it. */
  static final String UNKNOWN = "0002";

  private static final String RETURNED = "0003";

  private Stories() {}

  static List<Story> all() {
    return List.of(
        // helped, followed up and closed
        new Story(
            1,
            "石桂兰",
            LocalDate.of(1961, 4, 12),
            8,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(3, 2, 14_400, HousingGrade.C, true),
            List.of(member("石小满", 2012, Relation.GRANDCHILD, Stage.JUNIOR_HIGH)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "老伴长期服药，孙子在读初中，每月药费难以承担。（虚构示例）",
            List.of(need("慢性病用药 medicine for three months", 900)),
            SOUND,
            List.of(
                step(125, FILE),
                step(124, VISIT),
                step(123, DECIDE),
                step(122, GIVE),
                step(114, RELEASE),
                step(113, CONFIRM_RECEIPT),
                step(20, FOLLOW_UP))),
        // nobody gave in thirty days: decide unmet need
        new Story(
            2,
            "罗开贵",
            LocalDate.of(1958, 9, 2),
            17,
            RegisterStatus.REGISTERED_POOR,
            new Home(2, 1, 11_000, HousingGrade.B, false),
            List.of(member("唐正芬", 1960, Relation.SPOUSE, null)),
            Category.LIVELIHOOD_START,
            Cause.LACK_OF_MEANS,
            "想买二十只鸡苗和饲料，恢复养殖。（虚构示例）",
            List.of(need("鸡苗和饲料 chicks and feed", 1000)),
            SOUND,
            List.of(step(35, FILE), step(34, VISIT), step(33, DECIDE))),
        // helped, to be followed up
        new Story(
            3,
            "安朝英",
            LocalDate.of(1979, 1, 23),
            3,
            RegisterStatus.MONITORED,
            new Home(4, 3, 19_600, HousingGrade.B, false),
            List.of(
                member("安文静", 2008, Relation.CHILD, Stage.SENIOR_HIGH),
                member("安文博", 2014, Relation.CHILD, Stage.PRIMARY)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "女儿考上高中，住校费和书本费还差一些。（虚构示例）",
            List.of(need("住校费 boarding fee", 600), need("书本 books", 260)),
            SOUND,
            List.of(
                step(31, FILE),
                step(30, VISIT),
                step(29, DECIDE),
                step(28, GIVE),
                step(20, RELEASE),
                step(19, CONFIRM_RECEIPT))),
        // paid, the household has not confirmed yet
        new Story(
            4,
            "陶德明",
            LocalDate.of(1966, 11, 30),
            12,
            RegisterStatus.DESTITUTE,
            new Home(1, 0, 6_200, HousingGrade.D, false),
            List.of(),
            Category.HOUSING,
            Cause.LACK_OF_LABOUR,
            "屋顶漏雨，请人修补需要材料和工钱。（虚构示例）",
            List.of(need("修补屋顶 mending the roof", 980)),
            SOUND,
            List.of(
                step(15, FILE),
                step(14, VISIT),
                step(13, DECIDE),
                step(12, GIVE),
                step(4, RELEASE))),
        // the bank rejected the account: correct account
        new Story(
            5,
            "龙秀珍",
            LocalDate.of(1971, 6, 8),
            21,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(3, 2, 13_100, HousingGrade.C, false),
            List.of(member("龙思雨", 2010, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.DAILY_NECESSITIES,
            Cause.ACCIDENT,
            "丈夫工伤后无法下地，冬天的煤和棉被没有着落。（虚构示例）",
            List.of(need("取暖煤 coal", 420), need("棉被 quilts", 300)),
            REJECTED,
            List.of(
                step(15, FILE),
                step(14, VISIT),
                step(13, DECIDE),
                step(12, GIVE),
                step(3, RELEASE))),
        // met and off notice: release payment
        new Story(
            6,
            "穆光荣",
            LocalDate.of(1954, 2, 17),
            5,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(2, 1, 9_800, HousingGrade.B, true),
            List.of(member("赵启芳", 1957, Relation.SPOUSE, null)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "透析往返县医院的车费每月都要花不少。（虚构示例）",
            List.of(need("就医交通 travel to the hospital", 560)),
            SOUND,
            List.of(step(12, FILE), step(11, VISIT), step(10, DECIDE), step(9, GIVE))),
        new Story(
            7,
            "鲍明高",
            LocalDate.of(1963, 8, 5),
            14,
            RegisterStatus.REGISTERED_POOR,
            new Home(3, 1, 16_900, HousingGrade.B, false),
            List.of(member("鲍小芸", 2006, Relation.CHILD, Stage.UNDERGRADUATE)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "孩子上大学，路费和被褥需要一笔钱。（虚构示例）",
            List.of(need("路费和被褥 travel and bedding", 750)),
            SOUND,
            List.of(step(12, FILE), step(11, VISIT), step(10, DECIDE), step(9, GIVE))),
        // refused: income far above the line
        new Story(
            8,
            "柳世全",
            LocalDate.of(1982, 12, 19),
            1,
            null,
            new Home(3, 1, 156_000, HousingGrade.A, false),
            List.of(member("何雨彤", 1984, Relation.SPOUSE, null)),
            Category.INTERNET_ACCESS,
            Cause.OTHER,
            "希望资助家里一年的宽带费。（虚构示例）",
            List.of(need("宽带费 one year of broadband", 720)),
            SOUND,
            List.of(step(9, FILE), step(8, VISIT), step(7, REFUSE))),
        // met, still on public notice
        new Story(
            9,
            "邱正英",
            LocalDate.of(1969, 3, 3),
            10,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(4, 2, 18_300, HousingGrade.C, false),
            List.of(member("邱浩", 2011, Relation.CHILD, Stage.JUNIOR_HIGH)),
            Category.DAILY_NECESSITIES,
            Cause.LACK_OF_LABOUR,
            "孩子们需要过冬的棉衣棉鞋。（虚构示例）",
            List.of(need("棉衣棉鞋 winter coats and shoes", 640)),
            SOUND,
            List.of(step(6, FILE), step(5, VISIT), step(4, DECIDE), step(3, GIVE))),
        // open for donors, one with a pledge
        new Story(
            10,
            "白朝华",
            LocalDate.of(1976, 10, 27),
            19,
            RegisterStatus.MONITORED,
            new Home(5, 3, 26_000, HousingGrade.B, false),
            List.of(member("白玉婷", 2016, Relation.CHILD, Stage.PRIMARY)),
            Category.TRAINING,
            Cause.JOB_LOSS,
            "想参加县里的电工培训，报名费和食宿费不够。（虚构示例）",
            List.of(need("电工培训 electrician’s course", 880)),
            SOUND,
            List.of(step(5, FILE), step(4, VISIT), step(3, DECIDE), step(1, PLEDGE))),
        new Story(
            11,
            "秦忠芬",
            LocalDate.of(1950, 5, 20),
            24,
            RegisterStatus.DESTITUTE,
            new Home(1, 0, 5_400, HousingGrade.C, false),
            List.of(),
            Category.DAILY_NECESSITIES,
            Cause.OLD_AGE,
            "一个人生活，电热毯和棉被都旧了。（虚构示例）",
            List.of(need("电热毯 electric blanket", 180), need("棉被 quilt", 220)),
            SOUND,
            List.of(step(5, FILE), step(4, VISIT), step(3, DECIDE))),
        // visited: decide
        new Story(
            12,
            "尚国富",
            LocalDate.of(1965, 7, 14),
            7,
            RegisterStatus.REGISTERED_POOR,
            new Home(3, 2, 12_700, HousingGrade.C, true),
            List.of(member("尚志强", 1993, Relation.CHILD, null)),
            Category.MEDICAL_COST,
            Cause.DISABILITY,
            "儿子肢体残疾，需要更换轮椅坐垫和护具。（虚构示例）",
            List.of(need("轮椅坐垫和护具 wheelchair cushion and braces", 860)),
            SOUND,
            List.of(step(4, FILE), step(2, VISIT))),
        // visited: the table recommends a refusal
        new Story(
            13,
            "顾长春",
            LocalDate.of(1980, 1, 9),
            2,
            null,
            new Home(4, 2, 188_000, HousingGrade.A, false),
            List.of(member("顾晨曦", 2013, Relation.CHILD, Stage.PRIMARY)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "申请资助孩子的兴趣班费用。（虚构示例）",
            List.of(need("兴趣班 after-school class", 800)),
            SOUND,
            List.of(step(4, FILE), step(2, VISIT))),
        // filed, a visit claimed: mine for one informant, waiting for others for the rest
        new Story(
            14,
            "凌玉秀",
            LocalDate.of(1973, 9, 9),
            16,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(4, 3, 15_200, HousingGrade.C, false),
            List.of(
                member("凌小雪", 2009, Relation.CHILD, Stage.SENIOR_HIGH),
                member("凌小宇", 2017, Relation.CHILD, Stage.PRIMARY)),
            Category.DAILY_NECESSITIES,
            Cause.ILLNESS,
            "丈夫住院，家里冬衣和口粮紧张。（虚构示例）",
            List.of(need("冬衣 winter clothing", 500), need("大米和食用油 rice and oil", 300)),
            SOUND,
            List.of(step(1, FILE), step(0, CLAIM))),
        // filed: visit household
        new Story(
            15,
            "康定国",
            LocalDate.of(1967, 12, 1),
            26,
            RegisterStatus.MONITORED,
            new Home(2, 0, 17_500, HousingGrade.B, false),
            List.of(member("舒兰", 1970, Relation.SPOUSE, null)),
            Category.DISASTER,
            Cause.DISASTER,
            "大风掀了圈舍的棚顶，想尽快修好。（虚构示例）",
            List.of(need("修棚材料 roofing for the stable", 950)),
            SOUND,
            List.of(step(0, FILE))),
        // nobody has come yet: overdue
        new Story(
            16,
            "贾世英",
            LocalDate.of(1956, 3, 15),
            9,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(2, 1, 10_600, HousingGrade.D, false),
            List.of(member("贾文武", 1953, Relation.SPOUSE, null)),
            Category.HOUSING,
            Cause.OLD_AGE,
            "山墙开裂，雨天不敢住人，想请人加固。（虚构示例）",
            List.of(need("加固山墙 shoring up the gable", 900)),
            SOUND,
            List.of(step(30, FILE))),
        // taken back by the family
        new Story(
            17,
            "谭秀英",
            LocalDate.of(1972, 2, 11),
            4,
            RegisterStatus.MONITORED,
            new Home(3, 1, 15_800, HousingGrade.B, false),
            List.of(member("谭小龙", 2011, Relation.CHILD, Stage.JUNIOR_HIGH)),
            Category.DAILY_NECESSITIES,
            Cause.JOB_LOSS,
            "丈夫失业，想申请一些生活用品。（虚构示例）",
            List.of(need("生活用品 daily necessities", 460)),
            SOUND,
            List.of(step(40, FILE), step(39, VISIT), step(38, WITHDRAW))),
        // the applicant died while donors were looked for
        new Story(
            18,
            "殷兴华",
            LocalDate.of(1944, 8, 19),
            6,
            RegisterStatus.DESTITUTE,
            new Home(1, 0, 5_600, HousingGrade.C, true),
            List.of(),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "独居老人，长期吸氧需要一台制氧机。（虚构示例）",
            List.of(need("制氧机 oxygen concentrator", 990)),
            SOUND,
            List.of(step(50, FILE), step(48, VISIT), step(47, DECIDE), step(45, REPORT_DEATH))),
        // a neighbour objects: investigate objection
        new Story(
            19,
            "池国强",
            LocalDate.of(1978, 5, 6),
            11,
            RegisterStatus.MONITORED,
            new Home(4, 2, 21_000, HousingGrade.B, false),
            List.of(member("池佳怡", 2013, Relation.CHILD, Stage.PRIMARY)),
            Category.LIVELIHOOD_START,
            Cause.LACK_OF_MEANS,
            "想买一台二手磨面机，给村里加工。（虚构示例）",
            List.of(need("磨面机 flour mill", 980)),
            SOUND,
            List.of(step(6, FILE), step(5, VISIT), step(4, DECIDE), step(2, OBJECT))),
        // held: investigate suspicion
        new Story(
            20,
            "费玉林",
            LocalDate.of(1969, 10, 1),
            13,
            RegisterStatus.REGISTERED_POOR,
            new Home(3, 1, 14_000, HousingGrade.B, false),
            List.of(member("费小军", 2009, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.HOUSING,
            Cause.DISASTER,
            "雨季冲坏了院墙，想请人重砌。（虚构示例）",
            List.of(need("砌院墙 rebuilding the wall", 900)),
            SOUND,
            List.of(step(7, FILE), step(6, VISIT), step(5, REPORT_SUSPICION))),
        // refused by the decider, and appealed against: decide appeal
        new Story(
            21,
            "卞淑珍",
            LocalDate.of(1963, 12, 24),
            15,
            RegisterStatus.MONITORED,
            new Home(2, 0, 18_000, HousingGrade.A, false),
            List.of(member("卞长顺", 1961, Relation.SPOUSE, null)),
            Category.INTERNET_ACCESS,
            Cause.OTHER,
            "想给家里装宽带，方便老伴看病挂号。（虚构示例）",
            List.of(need("宽带 broadband", 720)),
            SOUND,
            List.of(step(20, FILE), step(19, VISIT), step(18, DECIDE_AGAINST), step(10, APPEAL))),
        // more than a month's standard by four: the township says first what it thinks
        new Story(
            22,
            "乔桂芝",
            LocalDate.of(1970, 3, 17),
            18,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(4, 2, 16_500, HousingGrade.C, false),
            List.of(member("乔晓飞", 2008, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "孩子读高中，一年的住校和伙食费差一些。（虚构示例）",
            List.of(need("住校和伙食 board for a year", 2_400)),
            SOUND,
            List.of(step(6, FILE), step(5, VISIT), step(4, REVIEW))),
        // the county decides
        new Story(
            23,
            "霍明珍",
            LocalDate.of(1974, 6, 30),
            20,
            RegisterStatus.REGISTERED_POOR,
            new Home(5, 3, 22_000, HousingGrade.D, false),
            List.of(
                member("霍小燕", 2010, Relation.CHILD, Stage.JUNIOR_HIGH),
                member("霍小伟", 2015, Relation.CHILD, Stage.PRIMARY)),
            Category.HOUSING,
            Cause.DISASTER,
            "老屋后墙倾斜，鉴定为危房，需要加固。（虚构示例）",
            List.of(need("危房加固 shoring up the house", 6_200)),
            SOUND,
            List.of(step(9, FILE), step(8, VISIT), step(7, REVIEW), step(6, OPINE))),
        // a panel of three, one of them has spoken
        new Story(
            24,
            "项国荣",
            LocalDate.of(1968, 9, 14),
            22,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(4, 2, 17_200, HousingGrade.B, true),
            List.of(member("项丽", 1971, Relation.SPOUSE, null)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "心脏支架手术后，自付部分家里凑不齐。（虚构示例）",
            List.of(need("手术自付部分 own share of an operation", 28_000)),
            SOUND,
            List.of(
                step(12, FILE), step(11, VISIT), step(10, REVIEW), step(9, OPINE), step(8, VOTE))),
        // moved within the county: visited at the new place
        new Story(
            25,
            "褚小红",
            LocalDate.of(1985, 4, 3),
            2,
            RegisterStatus.MONITORED,
            new Home(3, 2, 19_500, HousingGrade.B, false),
            List.of(member("褚子轩", 2017, Relation.CHILD, Stage.PRIMARY)),
            Category.TRAINING,
            Cause.JOB_LOSS,
            "想学家政，报名费和交通费需要帮助。（虚构示例）",
            List.of(need("家政培训 housekeeping course", 680)),
            SOUND,
            List.of(step(4, FILE), step(2, REPORT_MOVE))),
        // half is given, half is still open
        new Story(
            26,
            "邹永贵",
            LocalDate.of(1957, 11, 11),
            25,
            RegisterStatus.DESTITUTE,
            new Home(2, 1, 8_900, HousingGrade.C, false),
            List.of(member("邹桂英", 1959, Relation.SPOUSE, null)),
            Category.DAILY_NECESSITIES,
            Cause.OLD_AGE,
            "两位老人过冬，煤和棉衣还差一半。（虚构示例）",
            List.of(need("煤和棉衣 coal and coats", 880)),
            SOUND,
            List.of(step(6, FILE), step(5, VISIT), step(4, DECIDE), step(3, GIVE_HALF))),
        // closed: nobody gave
        new Story(
            27,
            "连德才",
            LocalDate.of(1966, 7, 7),
            5,
            RegisterStatus.MONITORED,
            new Home(3, 1, 20_400, HousingGrade.A, false),
            List.of(member("连小芳", 2007, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.LIVELIHOOD_START,
            Cause.LACK_OF_MEANS,
            "想买一台旧农机，帮村里犁地。（虚构示例）",
            List.of(need("旧农机 used tiller", 1_000)),
            SOUND,
            List.of(step(80, FILE), step(79, VISIT), step(78, DECIDE), step(40, CLOSE_UNMET))),
        // paid and sent back by the bank: correct account
        new Story(
            28,
            "葛翠兰",
            LocalDate.of(1975, 1, 15),
            23,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(3, 2, 14_700, HousingGrade.B, false),
            List.of(member("葛思远", 2012, Relation.CHILD, Stage.JUNIOR_HIGH)),
            Category.DAILY_NECESSITIES,
            Cause.ACCIDENT,
            "骑车摔伤后不能上工，家里口粮紧张。（虚构示例）",
            List.of(need("口粮 food", 520)),
            RETURNED,
            List.of(
                step(15, FILE),
                step(14, VISIT),
                step(13, DECIDE),
                step(12, GIVE),
                step(3, RELEASE))),
        // met by many and paid in full, waiting for the follow-up
        new Story(
            29,
            "明秀梅",
            LocalDate.of(1980, 8, 8),
            18,
            RegisterStatus.REGISTERED_POOR,
            new Home(4, 3, 17_900, HousingGrade.C, false),
            List.of(
                member("明浩然", 2011, Relation.CHILD, Stage.JUNIOR_HIGH),
                member("明欣然", 2014, Relation.CHILD, Stage.PRIMARY)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "两个孩子上学，校服和文具需要添置。（虚构示例）",
            List.of(need("校服 uniforms", 360), need("文具 stationery", 140)),
            SOUND,
            List.of(
                step(60, FILE),
                step(59, VISIT),
                step(58, DECIDE),
                step(57, GIVE),
                step(48, RELEASE),
                step(47, CONFIRM_RECEIPT))),
        // filed today
        new Story(
            30,
            "危长福",
            LocalDate.of(1959, 2, 2),
            3,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(2, 1, 9_600, HousingGrade.C, false),
            List.of(member("危菊香", 1962, Relation.SPOUSE, null)),
            Category.DAILY_NECESSITIES,
            Cause.DISABILITY,
            "老伴行动不便，需要一辆助行车。（虚构示例）",
            List.of(need("助行车 walking frame", 380)),
            SOUND,
            List.of(step(0, FILE))),
        // cannot wait: decide emergency
        new Story(
            31,
            "岑桂花",
            LocalDate.of(1983, 3, 28),
            8,
            RegisterStatus.MONITORED,
            new Home(4, 2, 17_000, HousingGrade.D, false),
            List.of(member("岑一鸣", 2015, Relation.CHILD, Stage.PRIMARY)),
            Category.DISASTER,
            Cause.DISASTER,
            "昨夜灶房失火，一家四口没有住处和棉被。（虚构示例）",
            List.of(need("临时安置 shelter for the first days", 900)),
            SOUND,
            List.of(step(0, FILE_EMERGENCY))),
        // cannot wait: paid from the county's fund, and now to be verified
        new Story(
            32,
            "苗长顺",
            LocalDate.of(1964, 10, 10),
            17,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(2, 1, 9_900, HousingGrade.C, true),
            List.of(member("苗凤仙", 1966, Relation.SPOUSE, null)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "突发脑溢血送县医院，押金凑不齐。（虚构示例）",
            List.of(need("住院押金 deposit for the hospital", 980)),
            SOUND,
            List.of(step(3, FILE_EMERGENCY), step(3, DECIDE_EMERGENCY), step(2, RELEASE))),
        // brought by a donor: dispatch the goods
        new Story(
            33,
            "柯玉莲",
            LocalDate.of(1977, 12, 5),
            4,
            RegisterStatus.REGISTERED_POOR,
            new Home(5, 3, 20_500, HousingGrade.C, false),
            List.of(
                member("柯梦瑶", 2013, Relation.CHILD, Stage.PRIMARY),
                member("柯梦洁", 2016, Relation.CHILD, Stage.PRIMARY)),
            Category.DAILY_NECESSITIES,
            Cause.SCHOOLING,
            "两个孩子上学路远，想要棉鞋和书包。（虚构示例）",
            List.of(goods("棉鞋 winter shoes", 4, 320)),
            SOUND,
            List.of(step(12, FILE), step(11, VISIT), step(10, DECIDE), step(9, BRING_GOODS))),
        // on their way to the village: hand over
        new Story(
            34,
            "骆正祥",
            LocalDate.of(1955, 6, 6),
            9,
            RegisterStatus.DESTITUTE,
            new Home(1, 0, 5_900, HousingGrade.C, false),
            List.of(),
            Category.DAILY_NECESSITIES,
            Cause.OLD_AGE,
            "独居，冬天缺厚棉被。（虚构示例）",
            List.of(goods("棉被 quilts", 2, 260)),
            SOUND,
            List.of(
                step(13, FILE),
                step(12, VISIT),
                step(11, DECIDE),
                step(10, BRING_GOODS),
                step(1, DISPATCH_GOODS))),
        // something is missing: the applicant has been told
        new Story(
            35,
            "管秀芳",
            LocalDate.of(1973, 4, 22),
            12,
            RegisterStatus.MONITORED,
            new Home(3, 1, 18_800, HousingGrade.B, true),
            List.of(member("管小军", 2008, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "做了胆囊手术，自费部分负担重。（虚构示例）",
            List.of(need("手术自费部分 own share of an operation", 940)),
            SOUND,
            List.of(step(5, FILE), step(4, VISIT), step(3, SEND_BACK), step(2, REQUEST_MISSING))),
        // nobody gave: on the waiting list
        new Story(
            36,
            "游兴国",
            LocalDate.of(1962, 1, 31),
            14,
            RegisterStatus.REGISTERED_POOR,
            new Home(2, 0, 13_300, HousingGrade.B, false),
            List.of(member("游桂英", 1963, Relation.SPOUSE, null)),
            Category.LIVELIHOOD_START,
            Cause.LACK_OF_MEANS,
            "想买两头猪仔，自己种饲料。（虚构示例）",
            List.of(need("猪仔 piglets", 960)),
            SOUND,
            List.of(
                step(75, FILE), step(74, VISIT), step(73, DECIDE), step(35, PUT_ON_WAITING_LIST))),
        // named, born and living nearly as another who filed: resolve duplicate
        new Story(
            37,
            "危长富",
            LocalDate.of(1959, 2, 2),
            3,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(3, 1, 11_800, HousingGrade.B, false),
            List.of(member("危小燕", 2011, Relation.GRANDCHILD, Stage.JUNIOR_HIGH)),
            Category.EDUCATION_COST,
            Cause.SCHOOLING,
            "孙女住校，床上用品和饭卡需要一笔钱。（虚构示例）",
            List.of(need("住校用品和伙食 bedding and meals at school", 460)),
            SOUND,
            List.of(step(0, FILE))),
        // owns a lorry, as another department says: the county clears it, or does not
        new Story(
            38,
            "阳光明",
            LocalDate.of(1976, 5, 18),
            7,
            RegisterStatus.REGISTERED_POOR,
            new Home(4, 2, 15_900, HousingGrade.C, false),
            List.of(
                member("阳春燕", 1979, Relation.SPOUSE, null),
                member("阳小虎", 2012, Relation.CHILD, Stage.PRIMARY)),
            Category.LIVELIHOOD_START,
            Cause.ACCIDENT,
            "货车在事故中报废，还没有办理注销，想做点小生意。（虚构示例）",
            List.of(need("摊位和货架 stall and shelves", 930)),
            SOUND,
            List.of(step(3, FILE), step(1, VISIT)),
            RecordKind.VEHICLE),
        // something is missing: request it
        new Story(
            39,
            "蓝秀英",
            LocalDate.of(1975, 9, 12),
            15,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(3, 1, 14_900, HousingGrade.B, true),
            List.of(member("蓝小峰", 2009, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "摔伤住院，出院后还要康复。（虚构示例）",
            List.of(need("康复治疗 physiotherapy", 840)),
            SOUND,
            List.of(step(3, FILE), step(2, VISIT), step(1, SEND_BACK))),
        // what was missing never came: lapsed
        new Story(
            40,
            "骆大勇",
            LocalDate.of(1968, 12, 1),
            20,
            RegisterStatus.REGISTERED_POOR,
            new Home(4, 2, 17_300, HousingGrade.B, true),
            List.of(member("骆小梅", 2007, Relation.CHILD, Stage.SENIOR_HIGH)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "胃病手术后的药费。（虚构示例）",
            List.of(need("术后药费 medicine after an operation", 760)),
            SOUND,
            List.of(
                step(45, FILE), step(44, VISIT), step(43, SEND_BACK), step(42, REQUEST_MISSING))),
        // paid at once, verified since: ratify
        new Story(
            41,
            "麻启明",
            LocalDate.of(1981, 7, 7),
            11,
            RegisterStatus.MONITORED,
            new Home(5, 3, 20_500, HousingGrade.D, false),
            List.of(member("麻小雨", 2013, Relation.CHILD, Stage.PRIMARY)),
            Category.DISASTER,
            Cause.DISASTER,
            "山洪冲毁了厨房，一家五口断了炊具和口粮。（虚构示例）",
            List.of(need("炊具和口粮 stove, pots and food", 870)),
            SOUND,
            List.of(
                step(12, FILE_EMERGENCY),
                step(12, DECIDE_EMERGENCY),
                step(11, RELEASE),
                step(9, VISIT))),
        // a large sum, three months on: follow-up visit
        new Story(
            42,
            "梅德贵",
            LocalDate.of(1960, 4, 3),
            6,
            RegisterStatus.MINIMUM_ALLOWANCE,
            new Home(2, 1, 8_700, HousingGrade.C, true),
            List.of(member("梅小芹", 1962, Relation.SPOUSE, null)),
            Category.MEDICAL_COST,
            Cause.ILLNESS,
            "髋关节手术，自付部分超出家里全年收入。（虚构示例）",
            List.of(need("手术自付部分 own share of an operation", 2_500)),
            SOUND,
            List.of(
                step(110, FILE),
                step(109, VISIT),
                step(108, REVIEW),
                step(107, OPINE),
                step(106, DECIDE),
                step(105, GIVE),
                step(97, RELEASE),
                step(96, CONFIRM_RECEIPT))),
        // the bank has not said what became of the payment: it is asked
        new Story(
            43,
            "祝小兰",
            LocalDate.of(1985, 2, 9),
            19,
            RegisterStatus.DESTITUTE,
            new Home(2, 1, 7_600, HousingGrade.C, false),
            List.of(member("祝小宝", 2018, Relation.CHILD, Stage.PRIMARY)),
            Category.DAILY_NECESSITIES,
            Cause.LACK_OF_LABOUR,
            "独自带孩子，冬天取暖和被褥没有着落。（虚构示例）",
            List.of(need("取暖和被褥 heating and bedding", 580)),
            UNKNOWN,
            List.of(
                step(18, FILE),
                step(17, VISIT),
                step(16, DECIDE),
                step(15, GIVE),
                step(7, RELEASE))),
        // moved out of our reach
        new Story(
            44,
            "符国安",
            LocalDate.of(1974, 6, 25),
            13,
            RegisterStatus.MONITORED,
            new Home(3, 1, 19_100, HousingGrade.B, false),
            List.of(member("符小军", 2010, Relation.CHILD, Stage.JUNIOR_HIGH)),
            Category.TRAINING,
            Cause.JOB_LOSS,
            "想学焊工，报名前全家随亲戚去了外省。（虚构示例）",
            List.of(need("焊工培训 welding course", 890)),
            SOUND,
            List.of(step(25, FILE), step(24, VISIT), step(22, REPORT_MOVE_AWAY))),
        // referred to those who prosecute: record their answer
        new Story(
            45,
            "戚有财",
            LocalDate.of(1972, 8, 16),
            24,
            RegisterStatus.REGISTERED_POOR,
            new Home(4, 1, 16_200, HousingGrade.B, false),
            List.of(member("戚小龙", 2005, Relation.CHILD, Stage.UNDERGRADUATE)),
            Category.LIVELIHOOD_START,
            Cause.LACK_OF_MEANS,
            "想买一台二手粉碎机。（虚构示例）",
            List.of(need("粉碎机 shredder", 970)),
            SOUND,
            List.of(step(14, FILE), step(13, VISIT), step(12, REPORT_SUSPICION), step(8, REFER))));
  }

  private static Step step(int daysAgo, Deed deed) {
    return new Step(daysAgo, deed);
  }

  private static Need need(String purpose, int yuan) {
    return new Need(purpose, yuan, 0);
  }

  private static Need goods(String item, int pieces, int yuan) {
    return new Need(item, yuan, pieces);
  }

  private static Member member(String name, int born, Relation relation, @Nullable Stage student) {
    return new Member(name, LocalDate.of(born, 6, 1), relation, student);
  }
}
