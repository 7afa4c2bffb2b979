package org.aidflow.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deploying a model must not be running code: each of these tries to write a file. */
class HostileModelsTest extends AidflowTest {

  private static final String START = "<bpmn:startEvent id='StartEvent_1'/>";
  private static final String FLOW =
      "<bpmn:sequenceFlow id='Flow_1' sourceRef='StartEvent_1' targetRef='Hostile_1'/>";

  private static final String EXEC =
      "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch %s')}";

  @TempDir private Path directory;

  static Stream<Arguments> hostile() {
    return Stream.of(
        bpmn(
            "a script task",
            "<bpmn:scriptTask id='Hostile_1' scriptFormat='groovy'><bpmn:script>new File('%s').text=''</bpmn:script></bpmn:scriptTask>"),
        bpmn(
            "a Java class",
            "<bpmn:serviceTask id='Hostile_1' camunda:class='org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior'/>"),
        bpmn(
            "an expression instead of a delegate",
            "<bpmn:serviceTask id='Hostile_1' camunda:expression=\"" + EXEC + "\"/>"),
        bpmn(
            "a delegate expression that is code",
            "<bpmn:serviceTask id='Hostile_1' camunda:delegateExpression=\"" + EXEC + "\"/>"),
        bpmn(
            "a delegate that is another bean",
            "<bpmn:serviceTask id='Hostile_1' camunda:delegateExpression='${dataSource}'/>"),
        bpmn(
            "a delegate nobody has",
            "<bpmn:serviceTask id='Hostile_1' camunda:delegateExpression='${noSuchDelegate}'/>"),
        bpmn(
            "a shell task",
            "<bpmn:serviceTask id='Hostile_1' camunda:type='shell'><bpmn:extensionElements><camunda:field name='command' stringValue='touch'/></bpmn:extensionElements></bpmn:serviceTask>"),
        bpmn("a mail task", "<bpmn:serviceTask id='Hostile_1' camunda:type='mail'/>"),
        bpmn(
            "an external task",
            "<bpmn:serviceTask id='Hostile_1' camunda:type='external' camunda:topic='t'/>"),
        bpmn(
            "a connector",
            "<bpmn:serviceTask id='Hostile_1'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
        bpmn(
            "a field injected into a delegate",
            "<bpmn:serviceTask id='Hostile_1' camunda:delegateExpression='${recordFindingsDelegate}'><bpmn:extensionElements><camunda:field name='findings' stringValue='x'/></bpmn:extensionElements></bpmn:serviceTask>"),
        bpmn(
            "an execution listener",
            "<bpmn:userTask id='Hostile_1'><bpmn:extensionElements><camunda:executionListener expression=\""
                + EXEC
                + "\" event='start'/></bpmn:extensionElements></bpmn:userTask>"),
        bpmn(
            "a task listener with a script",
            "<bpmn:userTask id='Hostile_1'><bpmn:extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='javascript'>1</camunda:script></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>"),
        bpmn(
            "an input that is code",
            "<bpmn:userTask id='Hostile_1'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                + EXEC
                + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>"),
        bpmn(
            "an input that is a script",
            "<bpmn:userTask id='Hostile_1'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>"),
        bpmn(
            "candidates that are code",
            "<bpmn:userTask id='Hostile_1' camunda:candidateGroups=\"" + EXEC + "\"/>"),
        bpmn(
            "a due date that is code",
            "<bpmn:userTask id='Hostile_1' camunda:dueDate=\"" + EXEC + "\"/>"),
        bpmn("a name that is code", "<bpmn:userTask id='Hostile_1' name=\"" + EXEC + "\"/>"),
        bpmn(
            "the engine behind the execution",
            "<bpmn:userTask id='Hostile_1' camunda:dueDate=\"${execution.processEngineServices.runtimeService}\"/>"),
        bpmn(
            "another method of a bean",
            "<bpmn:userTask id='Hostile_1' camunda:dueDate=\"${deadlines.getClass()}\"/>"),
        bpmn(
            "a function nobody gave",
            "<bpmn:userTask id='Hostile_1' camunda:dueDate=\"${XML('&lt;a/&gt;')}\"/>"),
        bpmn("a form key", "<bpmn:userTask id='Hostile_1' camunda:formKey='embedded:app:x.html'/>"),
        bpmn(
            "a timer that is code",
            "<bpmn:intermediateCatchEvent id='Hostile_1'><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>"
                + EXEC
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
        bpmn(
            "a condition in another language",
            "<bpmn:userTask id='Hostile_1'/><bpmn:endEvent id='E'/><bpmn:sequenceFlow id='Hostile_Flow' sourceRef='Hostile_1' targetRef='E'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='groovy'>1</bpmn:conditionExpression></bpmn:sequenceFlow>"),
        bpmn(
            "a variable mapping class",
            "<bpmn:callActivity id='Hostile_1' calledElement='approve' camunda:variableMappingClass='x.Y'/>"),
        Arguments.of(
            "a document type",
            "hostile.bpmn",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + model("<bpmn:userTask id='Hostile_1' name='&e;'/>"),
            "cannot be read"),
        Arguments.of("a table that speaks JUEL", "hostile.dmn", table("juel", EXEC), "FEEL"),
        Arguments.of("a table with a script", "hostile.dmn", table("javascript", "1"), "FEEL"),
        Arguments.of(
            "a form with a foreign page",
            "hostile.form",
            "{\"id\":\"hostile\",\"components\":[{\"type\":\"iframe\",\"id\":\"Hostile_1\",\"url\":\"https://example.org\"}]}",
            "iframe"),
        Arguments.of("a case model", "hostile.cmmn", "<definitions/>", "only .bpmn"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedAtTheUploadByFileAndElement(
      String name, String file, String content, String complaint) {
    var target = directory.resolve("touched");
    var deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name("hostile")
            .addString(file, content.replace("%s", target.toString()));
    var refusal = catchThrowable(deployment::deploy);
    assertThat(refusal).isInstanceOf(InvalidInput.class).hasMessageContaining(complaint);
    assertThat(((InvalidInput) refusal).errors())
        .allSatisfy(error -> assertThat(error.field()).startsWith("hostile."));
    assertThat(Files.exists(target)).isFalse();
    assertThat(
            engine.getRepositoryService().createDeploymentQuery().deploymentName("hostile").count())
        .isZero();
  }

  /** What would slip past the reading of the file meets the same border at run time. */
  @ParameterizedTest
  @MethodSource("expressions")
  void anExpressionReachesNothingAtRunTime(String expression) {
    var target = directory.resolve("touched");
    var text = expression.replace("%s", target.toString());
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThatThrownBy(
            () ->
                configuration
                    .getCommandExecutorTxRequired()
                    .execute(
                        command ->
                            configuration
                                .getExpressionManager()
                                .createExpression(text)
                                .getValue(null)))
        .isInstanceOfAny(ProcessEngineException.class, ELException.class);
    assertThat(Files.exists(target)).isFalse();
  }

  static Stream<String> expressions() {
    return Stream.of(
        EXEC,
        "${''['class']}",
        "${dataSource.connection}",
        "${processEngine.runtimeService}",
        "${deadlines.class}",
        "${deadlines.getClass().getClassLoader()}",
        "${currentUserGroups().getClass()}",
        "${applicationContext}",
        "${JSON('{}')}",
        "${dateTime().plusYears(1)}");
  }

  @Test
  void noScriptRunsInAnyLanguage() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    for (var language : new String[] {"groovy", "javascript", "juel", "python"}) {
      assertThatThrownBy(
              () -> configuration.getScriptEngineResolver().getScriptEngine(language, true))
          .hasMessageContaining("no scripts");
    }
    assertThatThrownBy(() -> configuration.getDmnElProvider().createExpression("${1}"))
        .hasMessageContaining("FEEL only");
  }

  private static Arguments bpmn(String name, String element) {
    return Arguments.of(name, "hostile.bpmn", model(element), "Hostile_");
  }

  private static String model(String element) {
    return "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL'"
        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>"
        + "<bpmn:process id='hostile' isExecutable='true' camunda:historyTimeToLive='P1D'>"
        + START
        + FLOW
        + element
        + "</bpmn:process></bpmn:definitions>";
  }

  private static String table(String language, String text) {
    return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='t'>"
        + "<decision id='hostile' name='h'><decisionTable id='t'><input id='i'><inputExpression id='Hostile_1'"
        + " expressionLanguage='"
        + language
        + "'><text>"
        + text
        + "</text></inputExpression></input><output id='o' name='o'/></decisionTable></decision></definitions>";
  }
}
