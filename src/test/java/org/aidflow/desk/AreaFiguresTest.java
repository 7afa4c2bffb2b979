package org.aidflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.matching.OfferedCases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;

class AreaFiguresTest extends AidflowTest {
  /** A township where no other test has cases. */
  private static final AreaCode TOWNSHIP = new AreaCode("520502105");

  @Autowired private ApplicationContext context;
  @Autowired private AreaFigures figures;
  @Autowired private TestRestTemplate http;

  @Test
  void aFigureAboutFewerThanFiveCasesIsNotTold() {
    var cases = new OfferedCases(context).in(new AreaCode("520502105001"));
    var asked = new ArrayList<CaseNumber>();
    asked.addAll(requests(cases, 4));
    assertThat(figures.of(TOWNSHIP).requests()).isNull();

    asked.addAll(requests(cases, 7));
    assertThat(figures.of(TOWNSHIP).requests()).isEqualTo(11);
    asked.stream().limit(4).forEach(number -> meet(cases, number));
    assertThat(figures.of(TOWNSHIP).met()).as("four are met").isNull();
    assertThat(figures.of(TOWNSHIP).moneyInFen()).isNull();

    asked.stream().skip(4).limit(2).forEach(number -> meet(cases, number));
    var told = figures.of(TOWNSHIP);
    assertThat(told.met()).isEqualTo(6);
    assertThat(told.metShare()).isEqualTo(54);
    assertThat(told.moneyInFen()).isEqualTo(6 * 800_00);
    assertThat(told.moneyOutFen()).as("nobody is paid yet").isNull();
    assertThat(told.medianDays()).isNull();

    meet(cases, asked.get(6));
    assertThat(figures.of(TOWNSHIP).met()).as("four are left, and would be told").isNull();
  }

  @Test
  void anybodyMayAskAndAnUnknownAreaIsNotThere() {
    assertThat(http.getForObject("/api/v1/areas/52/figures", String.class))
        .contains("\"area\":\"52\"", "\"medianDays\":");
    for (String nowhere : List.of("999999", "5", "x", "520502999999")) {
      assertThat(
              http.getForEntity("/api/v1/areas/" + nowhere + "/figures", String.class)
                  .getStatusCode())
          .isEqualTo(HttpStatus.NOT_FOUND);
    }
  }

  private static List<CaseNumber> requests(OfferedCases cases, int many) {
    var numbers = new ArrayList<CaseNumber>();
    for (int i = 0; i < many; i++) {
      numbers.add(cases.offered(800_00));
    }
    return numbers;
  }

  private static void meet(OfferedCases cases, CaseNumber number) {
    cases.honoured(cases.pledged(cases.need(number), cases.donor(), 800_00));
  }
}
