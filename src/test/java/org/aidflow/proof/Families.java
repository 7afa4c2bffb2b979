package org.aidflow.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Invents families in real villages; the same seed gives the same families. */
final class Families {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗";
  private static final String GIVEN = "秀英建国桂兰志强玉梅文军小红海燕永福春花明德";

  private final Random random;
  private final List<String> villages;

  /** Families in the villages of a township. */
  Families(long seed, String township) {
    this.random = new Random(seed);
    this.villages = Places.villagesOf(township);
  }

  /** Families whose village is chosen for each. */
  Families(long seed) {
    this.random = new Random(seed);
    this.villages = List.of();
  }

  /** The same with the village given. */
  ObjectNode request(String externalRef, long amountFen, String village) {
    return request(externalRef, amountFen, 1_150_000L, account("4321"), village);
  }

  /**
   * A request in money for one family: the body of {@code POST /api/v1/help-requests}.
   *
   * @param amountFen what is asked for
   * @param yearlyIncomeFen of the whole household of four
   * @param account the payee's account number; its last four digits tell the bank what to do
   */
  ObjectNode request(String externalRef, long amountFen, long yearlyIncomeFen, String account) {
    var village = villages.get(random.nextInt(villages.size()));
    return request(externalRef, amountFen, yearlyIncomeFen, account, village);
  }

  private ObjectNode request(
      String externalRef, long amountFen, long yearlyIncomeFen, String account, String village) {
    var name = name();
    var body = Caller.JSON.createObjectNode();
    body.put("externalRef", externalRef).put("filedBy", "SELF");
    body.putObject("consent")
        .put("given", true)
        .put("at", "2026-01-05T02:15:00Z")
        .putArray("scopes")
        .add("REGISTER")
        .add("PUBLIC_NOTICE");
    body.putObject("applicant")
        .put("name", name)
        .put("residentId", residentId(LocalDate.of(1950 + random.nextInt(45), 1, 1)))
        .put("mobile", "1%d%09d".formatted(3 + random.nextInt(7), random.nextInt(1_000_000_000)))
        .put("villageCode", village);
    var household =
        body.putObject("household")
            .put("size", 4)
            .put("dependants", 2)
            .put("yearlyIncomeFen", yearlyIncomeFen)
            .put("housingGrade", "C")
            .putNull("suddenEventOn")
            .put("catastrophicIllness", false)
            .put("medicalCost12MonthsFen", 0);
    household
        .putArray("members")
        .addObject()
        .put("name", name())
        .put("residentId", residentId(LocalDate.of(2008 + random.nextInt(8), 1, 1)))
        .put("relation", "CHILD")
        .put("student", "SENIOR_HIGH");
    body.putObject("payee")
        .put("relation", "SELF")
        .put("holder", name)
        .put("accountNumber", account)
        .put("bankCode", "103701200019");
    body.put("category", "DAILY_NECESSITIES")
        .put("cause", "ILLNESS")
        .put("urgency", "NORMAL")
        .put("story", "The father fell ill in the autumn and the winter is near.");
    body.putArray("needs")
        .addObject()
        .put("id", "coat")
        .put("kind", "MONEY")
        .put("purpose", "winter clothing")
        .put("amountFen", amountFen);
    return body;
  }

  /** What of a request belongs in the vault. */
  static List<String> personal(ObjectNode request) {
    var applicant = request.path("applicant");
    var member = request.path("household").path("members").path(0);
    return List.of(
        applicant.path("name").asText(),
        applicant.path("residentId").asText(),
        applicant.path("mobile").asText(),
        member.path("name").asText(),
        member.path("residentId").asText(),
        request.path("payee").path("accountNumber").asText(),
        request.path("story").asText());
  }

  /** An account number of 19 digits with the ending given. */
  String account(String ending) {
    return "622848%09d%s".formatted(random.nextInt(1_000_000_000), ending);
  }

  private String name() {
    return "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + letter() + letter();
  }

  private char letter() {
    return GIVEN.charAt(random.nextInt(GIVEN.length()));
  }

  private String residentId(LocalDate from) {
    var birth = from.plusDays(random.nextInt(365)).format(DateTimeFormatter.BASIC_ISO_DATE);
    var first = "520502" + birth + "%03d".formatted(random.nextInt(1000));
    var sum = 0;
    for (var i = 0; i < first.length(); i++) {
      sum += (first.charAt(i) - '0') * WEIGHTS[i];
    }
    return first + "10X98765432".charAt(sum % 11);
  }
}
