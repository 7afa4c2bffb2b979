package org.aidflow.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.WorkingDays;

/** Help requests as the portal files them. */
final class Requests {

  private Requests() {}

  static Map<String, Object> of(Story story, Instant now) {
    var request = new LinkedHashMap<String, Object>();
    request.put("externalRef", story.reference());
    request.put("filedBy", "SELF");
    request.put("consent", Map.of("given", true, "at", now.toString(), "scopes", scopes(story)));
    request.put("applicant", applicant(story));
    request.put("household", household(story, now));
    request.put("payee", payee(story));
    request.put("category", story.category().name());
    request.put("cause", story.cause().name());
    request.put("urgency", story.isEmergency() ? "EMERGENCY" : "NORMAL");
    request.put("story", story.words());
    request.put("needs", needs(story));
    return request;
  }

  private static List<String> scopes(Story story) {
    return story.known() == null
        ? List.of("REGISTER", "PUBLIC_NOTICE", "DONORS")
        : List.of("REGISTER", "PUBLIC_NOTICE", "DONORS", "OTHER_DEPARTMENTS");
  }

  private static Map<String, Object> applicant(Story story) {
    var applicant = new LinkedHashMap<String, Object>();
    applicant.put("name", story.name());
    applicant.put("residentId", story.residentId());
    applicant.put("mobile", Fictional.mobile(story.number()));
    applicant.put("villageCode", story.villageCode());
    return applicant;
  }

  private static Map<String, Object> household(Story story, Instant now) {
    var home = story.home();
    var household = new LinkedHashMap<String, Object>();
    household.put("size", home.size());
    household.put("dependants", home.dependants());
    household.put("yearlyIncomeFen", home.incomeYuan() * 100L);
    household.put("housingGrade", home.grade().name());
    household.put("catastrophicIllness", home.illness());
    household.put("medicalCost12MonthsFen", home.illness() ? 860_000L : 0L);
    if (story.isEmergency()) {
      household.put("suddenEventOn", LocalDate.ofInstant(now, WorkingDays.ZONE).toString());
    }
    var members = new ArrayList<Map<String, Object>>();
    for (var member : story.members()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("name", member.name());
      one.put(
          "residentId",
          Fictional.residentId(member.born(), 100 + 10 * story.number() + members.size()));
      one.put("relation", member.relation().name());
      if (member.student() != null) {
        one.put("student", member.student().name());
      }
      members.add(one);
    }
    household.put("members", members);
    return household;
  }

  private static Map<String, Object> payee(Story story) {
    var payee = new LinkedHashMap<String, Object>();
    payee.put("relation", "SELF");
    payee.put("holder", story.name());
    payee.put("accountNumber", story.account());
    payee.put("bankCode", "RCB520502");
    return payee;
  }

  private static List<Map<String, Object>> needs(Story story) {
    var needs = new ArrayList<Map<String, Object>>();
    for (var asked : story.needs()) {
      var need = new LinkedHashMap<String, Object>();
      need.put("id", "need-" + (needs.size() + 1));
      if (asked.pieces() == 0) {
        need.put("kind", "MONEY");
        need.put("purpose", asked.purpose());
        need.put("amountFen", asked.yuan() * 100L);
      } else {
        need.put("kind", "GOODS");
        need.put("item", asked.purpose());
        need.put("quantity", asked.pieces());
        need.put("estimatedFen", asked.yuan() * 100L);
      }
      needs.add(need);
    }
    return needs;
  }
}
