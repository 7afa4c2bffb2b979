package org.aidflow.access;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests with officials of their own, in areas that no other test uses. */
abstract class StaffedTest extends AidflowTest {
  static final AreaCode VILLAGE = new AreaCode("520521101002");
  static final String PASSWORD = "Quiet-Harbour-42";

  private static final AtomicInteger CASES = new AtomicInteger();

  @Autowired Accounts accounts;
  @Autowired Staffing staffing;
  @Autowired Officials officials;
  @Autowired FourEyes fourEyes;
  @Autowired JdbcClient jdbc;

  String anOfficial() {
    var userId = "test-" + UUID.randomUUID();
    accounts.open(userId, "Test", "Official", PASSWORD);
    return userId;
  }

  String aHolderOf(Role role) {
    var userId = anOfficial();
    staffing.appoint(userId, role, List.of(VILLAGE.at(role.level())));
    return userId;
  }

  static CaseNumber aCase() {
    return CaseNumber.of("TA", 2026, CASES.incrementAndGet());
  }
}
