package org.aidflow.helprequest;

import static org.aidflow.access.Role.COUNTY_APPROVER;
import static org.aidflow.access.Role.PREFECTURE_APPROVER;
import static org.aidflow.access.Role.TOWNSHIP_HEAD;
import static org.aidflow.access.Role.TOWNSHIP_REVIEWER;
import static org.aidflow.access.Role.VILLAGE_INFORMANT;

import java.util.List;
import java.util.stream.IntStream;
import org.aidflow.access.Accounts;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.Area;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.springframework.context.ApplicationContext;

/** Township 520502100 with its officials, {@code village-informant-1} and so on, and the portal. */
public final class Township {

  /** Everybody's. */
  public static final String PASSWORD = "test-secret";

  public static final String PORTAL = "portal";
  public static final AreaCode CODE = new AreaCode("520502100");

  private final Accounts accounts;
  private final Staffing staffing;
  private final Clients clients;

  private Township(ApplicationContext context) {
    accounts = context.getBean(Accounts.class);
    staffing = context.getBean(Staffing.class);
    clients = context.getBean(Clients.class);
  }

  /** Staffs the township, once. */
  public static void staff(ApplicationContext context) {
    var township = new Township(context);
    township.clients.register(
        PORTAL, PASSWORD, List.of(Scopes.CASES_FILE, Scopes.CASES_READ, Scopes.EVENTS));
    township.clients.register(
        "other-portal", PASSWORD, List.of(Scopes.CASES_FILE, Scopes.CASES_READ));
    if (!township.accounts.exists("village-informant-1")) {
      List<AreaCode> villages = Areas.children(CODE).stream().map(Area::code).toList();
      township.appoint(VILLAGE_INFORMANT, villages);
      township.appoint(TOWNSHIP_REVIEWER, List.of(CODE));
      township.appoint(TOWNSHIP_HEAD, List.of(CODE));
      township.appoint(COUNTY_APPROVER, List.of(CODE.at(AreaLevel.COUNTY)), 4);
      township.appoint(PREFECTURE_APPROVER, List.of(CODE.at(AreaLevel.CITY)));
    }
  }

  private void appoint(Role role, List<AreaCode> areas) {
    appoint(role, areas, 2);
  }

  private void appoint(Role role, List<AreaCode> areas, int people) {
    IntStream.rangeClosed(1, people)
        .mapToObj(number -> role.id() + "-" + number)
        .forEach(
            user -> {
              accounts.open(user, role.en(), user.substring(user.length() - 1), PASSWORD);
              staffing.appoint(user, role, areas);
            });
  }
}
