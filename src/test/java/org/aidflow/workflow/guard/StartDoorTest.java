package org.aidflow.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class StartDoorTest extends AidflowTest {

  private static final String START = "/process-definition/key/help-request/start";

  @Autowired private ApplicationContext context;

  private String informant;
  private Doors doors;

  @BeforeEach
  void somebodyFilesInTheEngine() {
    informant = new Tries(context).official(Role.VILLAGE_INFORMANT, "520502100001");
    doors = Doors.engineRest(port);
  }

  @Test
  void aRequestThatIsNoneIsRefusedAndNoInstanceStarts() {
    var before = instances();
    var answers =
        Stream.of(
            Map.of(),
            Doors.variables(Map.of("request", Map.of(), "caseNumber", "HR-2026-0000001")),
            Doors.variables(Map.of("caseNumber", "HR-2026-0000001")),
            Map.of("request", Map.of("value", "words", "type", "String")),
            Map.of("request", Map.of("value", "[1]", "type", "Json")),
            Map.of("request", Map.of("value", "{ not json", "type", "Json")));
    assertThat(answers)
        .allSatisfy(
            variables -> {
              var answer = doors.post(informant, START, Map.of("variables", variables));
              assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            });
    assertThat(instances()).isEqualTo(before);
  }

  @Test
  void whatTheFrontDoorRefusesTheEngineRefusesByTheSameName() {
    var before = instances();
    var answer =
        doors.post(
            informant,
            START,
            Map.of(
                "variables", Doors.variables(Map.of("request", Map.of("category", "HOLIDAYS")))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("category");
    assertThat(instances()).isEqualTo(before);
  }

  @Test
  void aBusinessKeyOfTheCallersOwnIsRefused() {
    var answer =
        doors.post(
            informant,
            START,
            Map.of(
                "businessKey",
                "HR-2026-0000001",
                "variables",
                Doors.variables(Map.of("request", Map.of()))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("businessKey");
  }

  @Test
  void stagesAndPlacesInTheMiddleAreNotStartedFromOutside() {
    var admin = new Tries(context).breakGlass();
    var request = Doors.variables(Map.of("request", Map.of()));
    assertThat(
            doors
                .post(admin, "/process-definition/key/disburse/start", Map.of("variables", request))
                .status())
        .isEqualTo(403);
    assertThat(
            doors
                .post(
                    admin,
                    "/process-definition/key/approve/submit-form",
                    Map.of("variables", request))
                .status())
        .isEqualTo(403);
    assertThat(
            doors
                .post(
                    admin,
                    START,
                    Map.of(
                        "variables",
                        request,
                        "startInstructions",
                        List.of(
                            Map.of(
                                "type", "startBeforeActivity",
                                "activityId", "CallActivity_Disburse"))))
                .status())
        .isEqualTo(403);
  }

  @Test
  void whoHasNoPartInFilingStartsNothing() {
    var releaser = new Tries(context).official(Role.FINANCE_RELEASER, "520502");
    var answer =
        doors.post(
            releaser, START, Map.of("variables", Doors.variables(Map.of("request", Map.of()))));
    assertThat(answer.status()).isEqualTo(403);
  }

  private long instances() {
    return engine.getRuntimeService().createProcessInstanceQuery().count()
        + engine.getHistoryService().createHistoricProcessInstanceQuery().count();
  }
}
