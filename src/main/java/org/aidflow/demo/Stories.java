package org.aidflow.demo;

import static org.aidflow.demo.Story.Deed.CLAIM;
import static org.aidflow.demo.Story.Deed.CONFIRM_RECEIPT;
import static org.aidflow.demo.Story.Deed.DECIDE;
import static org.aidflow.demo.Story.Deed.FILE;
import static org.aidflow.demo.Story.Deed.FOLLOW_UP;
import static org.aidflow.demo.Story.Deed.GIVE;
import static org.aidflow.demo.Story.Deed.PLEDGE;
import static org.aidflow.demo.Story.Deed.REFUSE;
import static org.aidflow.demo.Story.Deed.RELEASE;
import static org.aidflow.demo.Story.Deed.VISIT;

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
            List.of(step(30, FILE))));
  }

  private static Step step(int daysAgo, Deed deed) {
    return new Step(daysAgo, deed);
  }

  private static Need need(String purpose, int yuan) {
    return new Need(purpose, yuan);
  }

  private static Member member(String name, int born, Relation relation, @Nullable Stage student) {
    return new Member(name, LocalDate.of(born, 6, 1), relation, student);
  }
}
