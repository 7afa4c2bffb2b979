package org.aidflow.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class PackagedModelsTest extends AidflowTest {

  @Autowired private PackagedModels models;
  @Autowired private DeployedModels deployed;

  @TempDir private Path directory;

  @AfterEach
  void leaveOnlyWhatIsPackaged() {
    engine
        .getRepositoryService()
        .createDeploymentQuery()
        .deploymentSource("designer")
        .list()
        .stream()
        .forEach(made -> engine.getRepositoryService().deleteDeployment(made.getId(), true));
    beside(directory).deploy();
    engine
        .getRepositoryService()
        .createDeploymentQuery()
        .deploymentSource(PackagedModels.DEPLOYMENT)
        .orderByDeploymentTime()
        .desc()
        .list()
        .stream()
        .filter(later -> !later.getId().equals(first()))
        .forEach(later -> engine.getRepositoryService().deleteDeployment(later.getId(), true));
  }

  @Test
  void aSecondStartDeploysNothing() {
    var before = deployments();
    models.deploy();
    models.deploy();
    assertThat(deployments()).isEqualTo(before);
  }

  @Test
  void modelsTablesAndFormsAreNamedByTheirFile() {
    assertThat(engine.getRepositoryService().getDeploymentResourceNames(first()))
        .contains("help-request.bpmn", "deadlines.dmn", "visit-household.form")
        .noneMatch(name -> name.contains("/"));
  }

  @Test
  void whatADesignerDeployedLaterIsLeftAlone() {
    var own =
        text("policies.dmn").replace("</decisionTable>", "<!-- a designer's --></decisionTable>");
    engine
        .getRepositoryService()
        .createDeployment()
        .name("policies, second edition")
        .source("designer")
        .addString("policies.dmn", own)
        .deploy();
    var before = deployments();
    models.deploy();
    assertThat(deployments()).isEqualTo(before);
    assertThat(text("policies.dmn")).contains("a designer's");
  }

  @Test
  void aFolderBesideTheJarWins() throws Exception {
    var folder = Files.createDirectories(directory.resolve("processes"));
    Files.writeString(
        folder.resolve("policies.dmn"),
        text("policies.dmn").replace("</decisionTable>", "<!-- beside --></decisionTable>"));
    beside(directory).deploy();
    assertThat(text("policies.dmn")).contains("<!-- beside -->");
    Files.delete(folder.resolve("policies.dmn"));
  }

  private PackagedModels beside(Path folder) {
    return new PackagedModels(
        engine.getRepositoryService(), deployed, new PackagedModels.Settings(folder));
  }

  private long deployments() {
    return engine.getRepositoryService().createDeploymentQuery().count();
  }

  private String first() {
    return engine
        .getRepositoryService()
        .createDeploymentQuery()
        .deploymentSource(PackagedModels.DEPLOYMENT)
        .orderByDeploymentTime()
        .asc()
        .list()
        .get(0)
        .getId();
  }

  /** The newest version of a table. */
  private String text(String file) {
    var repository = engine.getRepositoryService();
    var newest =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(file.replace(".dmn", ""))
            .latestVersion()
            .singleResult();
    try (var stream = repository.getResourceAsStream(newest.getDeploymentId(), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
