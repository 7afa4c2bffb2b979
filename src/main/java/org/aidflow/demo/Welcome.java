package org.aidflow.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says where to go, as whom, and how to file a first request. */
@Component
@Profile("demo")
class Welcome {
  private static final Logger log = LoggerFactory.getLogger(Welcome.class);
  private static final List<String> NAMES = List.of("文秀莲", "史玉梅", "毛春生", "左德福", "严小兰", "贺长顺");

  private final DemoCases cases;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Welcome(DemoCases cases, Clock clock) {
    this.cases = cases;
    this.clock = clock;
  }

  void say(int port) {
    var address = "http://localhost:" + port;
    log.info(
        """


        aidflow is ready, with invented families. All passwords are demo.

          Tasklist    {}/camunda/app/tasklist/
          Cockpit     {}/camunda/app/cockpit/    as admin
          Front door  {}/swagger-ui.html         as client portal or bank

          Officials   village-informant-1, township-head-1, finance-releaser-1, auditor-1,
                      and so on: -1 to -4 of each role

        A family asks for help (paste it; then log into Tasklist as village-informant-1):

        {}
        """,
        address,
        address,
        address,
        request(address));
  }

  /** A family of its own each time, on the poverty register. */
  private String request(String address) {
    var name = NAMES.get(random.nextInt(NAMES.size()));
    var born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(14_000));
    var sequence = 500 + random.nextInt(400);
    var residentId = Fictional.residentId(born, sequence);
    cases.listPoor(residentId);
    var reference = UUID.randomUUID();
    return """
    curl -u portal:demo %s/api/v1/help-requests \\
      -H 'Content-Type: application/json' -H 'Idempotency-Key: %s' -d '{
      "externalRef": "tour-%s", "filedBy": "SELF",
      "consent": { "given": true, "at": "%s", "scopes": ["REGISTER", "PUBLIC_NOTICE", "DONORS"] },
      "applicant": { "name": "%s", "residentId": "%s", "mobile": "%s", "villageCode": "520502100001" },
      "household": { "size": 4, "dependants": 3, "yearlyIncomeFen": 1150000, "housingGrade": "C" },
      "payee": { "relation": "SELF", "holder": "%s", "accountNumber": "%s", "bankCode": "RCB520502" },
      "category": "DAILY_NECESSITIES", "cause": "ILLNESS", "urgency": "NORMAL", "story": "冬天到了，孩子们没有棉衣。",
      "needs": [ { "id": "coat", "kind": "MONEY", "purpose": "winter clothing", "amountFen": 80000 } ] }'
    """
        .formatted(
            address,
            reference,
            reference.toString().substring(0, 8),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            name,
            residentId,
            Fictional.mobile(sequence),
            name,
            Fictional.account(10_000 + sequence, "1688"));
  }
}
