package org.aidflow.notice;

import static org.aidflow.casefile.CaseFlag.ON_NOTICE;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Request;
import org.aidflow.helprequest.Township;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class NoticesTest extends AidflowTest {

  @Autowired private ApplicationContext context;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  private CaseWalk approved(Request request) {
    return CaseWalk.filed(context, request)
        .goesOn()
        .visitedBy("village-informant-1")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
  }

  @Test
  void anApprovedCaseIsOnNoticeForAWeekMaskedAndThenTakenDown() {
    var request = aHelpRequest().with("applicant.villageCode", "520502100007");
    var walk = approved(request);
    var anybody = FrontDoor.of(port, Township.PORTAL);
    var list = anybody.get("/api/v1/notices?area=520502100007").body();
    var notice = list.at("/items/0");

    assertThat(walk.file().flags()).contains(ON_NOTICE);
    assertThat(notice.path("applicant").asText()).isEqualTo("王*");
    assertThat(notice.path("approvedFen").asLong()).isEqualTo(80_000);
    assertThat(list.toString())
        .doesNotContain(
            "小兰",
            request.text("applicant.residentId"),
            request.text("applicant.mobile"),
            request.text("payee.accountNumber"),
            "winter clothing",
            "ILLNESS");
    assertThat(
            Duration.between(
                Instant.parse(notice.path("publishedAt").asText()),
                Instant.parse(notice.path("until").asText())))
        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
    String one = "/api/v1/notices/" + notice.path("id").asText();
    assertThat(anybody.get(one).status()).isEqualTo(200);

    walk.timePasses("TimerEvent_NoticeOver");

    assertThat(walk.file().flags()).doesNotContain(ON_NOTICE);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.NOTICE_PUBLISHED, TimelineCode.NOTICE_ENDED);
    assertThat(anybody.get(one).status()).isEqualTo(404);
    assertThat(anybody.get("/api/v1/notices?area=520502100007").body().path("items")).isEmpty();
  }

  @Test
  void noticesAreListedByAreaPageByPage() {
    approved(aHelpRequest().with("applicant.villageCode", "520502100008"));
    approved(aHelpRequest().with("applicant.villageCode", "520502100008"));
    var anybody = FrontDoor.of(port, Township.PORTAL);
    var first = anybody.get("/api/v1/notices?area=520502100008&limit=1").body();
    var second =
        anybody
            .get("/api/v1/notices?area=520502100008&limit=1&after=" + first.path("next").asText())
            .body();
    assertThat(first.at("/items/0/id")).isNotEqualTo(second.at("/items/0/id"));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(anybody.get("/api/v1/notices?area=520502").body().path("items").size())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void badQuestionsAreRefusedByField() {
    var anybody = FrontDoor.of(port, Township.PORTAL);
    assertThat(anybody.get("/api/v1/notices").errors()).containsExactly("area REQUIRED");
    assertThat(anybody.get("/api/v1/notices?area=abc").errors()).containsExactly("area BAD_FORMAT");
    assertThat(anybody.get("/api/v1/notices?area=99").errors())
        .containsExactly("area UNKNOWN_AREA");
    assertThat(anybody.get("/api/v1/notices?area=52&after=x").errors())
        .containsExactly("after BAD_FORMAT");
    assertThat(anybody.get("/api/v1/notices/17").status()).isEqualTo(400);
    assertThat(anybody.get("/api/v1/notices/6dca26b6-1d55-4a72-a1a8-27d8d3fd6d48").status())
        .isEqualTo(404);
  }
}
