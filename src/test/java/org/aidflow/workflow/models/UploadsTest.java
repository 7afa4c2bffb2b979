package org.aidflow.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Doors.Answer;
import org.aidflow.workflow.Tries;
import org.aidflow.workflow.contract.ModelContract;
import org.aidflow.workflow.contract.ModelFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process designer hears who deploys from Camunda Modeler. */
class UploadsTest extends AidflowTest {

  private static final Path SOUND = Path.of("src/test/resources/org/aidflow/models/sound");

  @Autowired private ApplicationContext context;
  @Autowired private ModelVocabulary vocabulary;
  @Autowired private DeployedModels deployed;
  @Autowired private JdbcClient jdbc;

  private Doors door;
  private String designer;
  private List<Long> before;

  @BeforeEach
  void aDesignerIsAtTheDoor() {
    door = Doors.engineRest(port);
    designer = new Tries(context).official(Role.PROCESS_DESIGNER, "520502");
    before = rows();
  }

  @AfterEach
  void takeBackWhatWasUploaded() {
    var repository = engine.getRepositoryService();
    repository.createDeploymentQuery().deploymentSource("Camunda Modeler").list().stream()
        .forEach(made -> repository.deleteDeployment(made.getId(), true));
  }

  @Test
  void aStepWithItsFormAndDeadlineNeedsNoJava() {
    var answer =
        upload(
            Map.of(
                "look-at-roof.bpmn", sound("look-at-roof.bpmn"),
                "look-at-roof.form", sound("look-at-roof.form"),
                "deadlines.dmn", withARowForTheRoof()));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(
            engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("look-at-roof")
                .count())
        .isOne();
  }

  @Test
  void everyFaultIsToldByFileElementAndFixInALineOfItsOwn() {
    var answer =
        upload(
            Map.of(
                "look-at-roof.bpmn",
                sound("look-at-roof.bpmn")
                    .replace("recordFindingsDelegate", "recordRoofDelegate")
                    .replace("village-informant", "village-wizard"),
                "look-at-roof.form",
                sound("look-at-roof.form").replace("\"maxLength\": 100", "\"minLength\": 1")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message().lines())
        .containsExactlyInAnyOrder(
            "look-at-roof.bpmn#ServiceTask_RecordFindings: names ${recordRoofDelegate}, which no"
                + " room has; use a registered delegate, or ${recordFindingsDelegate} behind a user"
                + " task of your own.",
            "look-at-roof.bpmn#UserTask_LookAtRoof: does not say who may do it; set its candidate"
                + " groups to ${candidates.of('role-id', execution)} with a role of the house, and"
                + " no assignee.",
            "look-at-roof.bpmn#UserTask_LookAtRoof: has no row in deadlines.dmn; give it one with"
                + " its element id.",
            "look-at-roof.form#Field_Note: takes text without end; set its greatest length.",
            "look-at-roof.form#Field_Rooms_Note: takes text without end; set its greatest length.");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aModelIsAskedAboutAmongTheFilesThatAreThere() {
    var answer = upload(Map.of("look-at-roof.bpmn", sound("look-at-roof.bpmn")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .contains("look-at-roof.bpmn#UserTask_LookAtRoof: shows the form look-at-roof");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aTableMayNotTakeTheRowFromATaskThatIsThere() {
    var answer =
        upload(
            Map.of(
                "deadlines.dmn",
                deployed("deadlines.dmn")
                    .replace("UserTask_VisitHousehold", "UserTask_VisitNobody")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo(
            "verify-household.bpmn#UserTask_VisitHousehold: has no row in deadlines.dmn; give it"
                + " one with its element id.");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aTableAsksOnlyForWhatItIsTold() {
    var answer =
        upload(
            Map.of(
                "eligibility.dmn",
                deployed("eligibility.dmn")
                    .replace("<text>incomeRatio</text>", "<text>incomeGuess</text>")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("asks for incomeGuess, which no room tells this table");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void aModelWaitsOnlyForMessagesThatAreSent() {
    var answer =
        upload(
            Map.of(
                "match-donors.bpmn",
                deployed("match-donors.bpmn").replace("name=\"need-met\"", "name=\"need-mett\"")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .contains(
            "waits for a message that nobody sends; choose one of ", "need-met, objection-raised");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whatIsDeployedCanBeDeployedAgain() {
    assertThat(upload(Map.of("follow-up.bpmn", deployed("follow-up.bpmn") + " ")).status())
        .isEqualTo(200);
  }

  @Test
  void nobodyDeploysInTheApplicationsName() {
    var form = Map.of("look-at-roof.form", sound("look-at-roof.form"));
    var foreign = door.upload(designer, "roof", "aidflow", form);
    var endless = door.upload(designer, "r".repeat(256), "Camunda Modeler", form);

    assertThat(foreign.status()).isEqualTo(400);
    assertThat(foreign.field()).isEqualTo("deployment-source");
    assertThat(endless.status()).isEqualTo(400);
    assertThat(endless.field()).isEqualTo("deployment-name");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theDeployedModelsKeepTheContractThatUploadsAreHeldTo() throws IOException {
    var packaged = ModelFiles.in(Path.of("processes"), Path.of("forms"));
    assertThat(ModelContract.faultsOf(packaged, vocabulary.names())).isEmpty();
  }

  private Answer upload(Map<String, String> files) {
    return door.upload(designer, "roof", "Camunda Modeler", files);
  }

  private String withARowForTheRoof() {
    var table = deployed("deadlines.dmn");
    var row =
        table.substring(table.indexOf("<rule "), table.indexOf("</rule>") + "</rule>".length());
    return table.replace(row, row + row.replace("VisitHousehold", "LookAtRoof"));
  }

  private String deployed(String file) {
    return new String(deployed.files().get(file), StandardCharsets.UTF_8);
  }

  private static String sound(String file) {
    try {
      return Files.readString(SOUND.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Long> rows() {
    return jdbc.sql(
            """
            select count(*) from act_re_deployment
            union all select count(*) from act_ge_bytearray
            union all select count(*) from act_re_procdef
            union all select count(*) from act_re_decision_def
            union all select count(*) from act_re_camformdef
            """)
        .query(Long.class)
        .list();
  }
}
