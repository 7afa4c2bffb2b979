package org.aidflow.demo;

import java.util.List;
import java.util.Set;
import org.aidflow.access.Accounts;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.Area;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Officials and outside systems of the demo: {@code <role>-1} to {@code <role>-4} for every role,
 * password {@code demo}, in county 520502 with its township 520502100, and in the city 5205.
 */
@Component
@Profile({"demo", "test"})
public class DemoPeople {
  public static final String PASSWORD = "demo";

  /** Everybody works here: the township, and with it county and city. */
  public static final AreaCode TOWNSHIP = new AreaCode("520502100");

  private static final int OF_EACH_ROLE = 4;

  private static final List<String> NAMES =
      List.of(
          "陈志远", "李春梅", "王建国", "张晓燕", "刘德文", "杨秀兰", "赵永强", "黄丽娟", "周文斌", "吴桂芳", "徐海涛", "孙玉珍", "胡国平",
          "朱明霞", "高振华", "林素琴", "何立新", "郭美玲", "马长青", "罗雪梅", "梁启航", "宋玉兰", "郑学军", "谢红英", "韩立冬", "唐秋菊",
          "冯大勇", "于小蓉", "董仁杰", "萧玉洁", "程远志", "曹慧敏", "袁成林", "邓彩云", "许向阳", "傅静怡", "沈国栋", "曾亚男", "彭建明",
          "吕淑芬", "苏正山", "卢晓琳", "蒋伟民", "蔡碧霞", "贾东升", "丁香玲", "魏长河", "薛冬梅", "叶志坚", "阎秀云", "余海燕", "潘永福",
          "杜春晓", "戴国庆", "夏荷清", "钟南屏");

  private final Accounts accounts;
  private final Staffing staffing;
  private final Clients clients;

  DemoPeople(Accounts accounts, Staffing staffing, Clients clients) {
    this.accounts = accounts;
    this.staffing = staffing;
    this.clients = clients;
  }

  /** Lets everybody in who is not there yet. */
  @Transactional
  public void arrive() {
    registerClients();
    var names = NAMES.iterator();
    for (var role : Role.values()) {
      for (int number = 1; number <= OF_EACH_ROLE; number++) {
        engage(userId(role, number), names.next(), role);
      }
    }
  }

  static String userId(Role role, int number) {
    return role.id() + "-" + number;
  }

  private void engage(String userId, String name, Role role) {
    if (!accounts.exists(userId)) {
      accounts.open(userId, name, "", PASSWORD);
      staffing.appoint(userId, role, areasOf(role));
    }
  }

  private static List<AreaCode> areasOf(Role role) {
    return role.level() == AreaLevel.VILLAGE
        ? Areas.children(TOWNSHIP).stream().map(Area::code).toList()
        : List.of(TOWNSHIP.at(role.level()));
  }

  private void registerClients() {
    clients.register(
        "portal",
        PASSWORD,
        Set.of(
            Scopes.CASES_FILE, Scopes.CASES_READ, Scopes.OBJECTIONS, Scopes.DONORS, Scopes.EVENTS));
    clients.register("bank", PASSWORD, Set.of(Scopes.GIFTS, Scopes.EVENTS, Scopes.METRICS));
    clients.register("hospital", PASSWORD, Set.of(Scopes.QUESTIONS, Scopes.EVENTS));
    clients.register("school", PASSWORD, Set.of(Scopes.QUESTIONS, Scopes.EVENTS));
  }
}
