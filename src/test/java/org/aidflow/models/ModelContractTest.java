package org.aidflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aidflow.workflow.contract.ModelContract;
import org.aidflow.workflow.contract.ModelFault;
import org.aidflow.workflow.contract.ModelFiles;
import org.aidflow.workflow.contract.ModelNames;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Models and code agree, and each rule is seen to catch the one file that breaks it alone. */
class ModelContractTest {

  private static final Path PLANTED = Path.of("src/test/resources/org/aidflow/models");

  private static final ModelFiles SOUND = sound();

  /** Messages are constants of the rooms that send them. */
  private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)+");

  /** Who tells a table its facts. */
  private static final Map<String, String> ASKING =
      Map.of(
          "eligibility", "verification.EligibilityFacts",
          "priority", "verification.PriorityFacts",
          "approval-level", "approval.ApprovalLevels",
          "deadlines", "workflow.tasks.Deadlines");

  /** What the planted models may use. */
  private static final ModelNames OF_THE_PLANTED =
      new ModelNames(
          Set.of("askNeighbourDelegate", "recordFindingsDelegate"),
          Set.of("rain-fallen", "roof-mended"),
          Map.of("roof-repair", Set.of("rooms"), "unknown-fact", Set.of("rooms", "storeys")));

  @Test
  void theModelsOfTheHouseAgreeWithItsCode() throws IOException {
    assertThat(ModelContract.faultsOf(house(), ofTheHouse())).isEmpty();
  }

  /** One is for tasks that process designers add. */
  @Test
  void everyDelegateIsUsed() throws IOException {
    assertThat(ModelContract.unusedDelegates(house(), ofTheHouse()))
        .containsExactly("recordFindingsDelegate");
  }

  @Test
  void whatIsSoundHasNoFault() throws IOException {
    assertThat(ModelContract.faultsOf(planted(), OF_THE_PLANTED)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          amount-as-float.form | Field_CostYuan is no proper amount; make it a number with two decimals kept as text, its key ending in Yuan
          another-form.form | one-form is the form of another file name; call file and form the same
          another-name.bpmn | one-name is not the one process of a file of its name; call file and process the same
          another-table.dmn | one-table is not the one decision of a file of its name; call file and decision the same
          async-without-reason.bpmn | ServiceTask_AskNeighbour is asynchronous without a reason, one commit more for every case; write the reason into its documentation, or take it out
          calls-something.bpmn | Flow_Leaking_Wet has a condition that is more than a comparison of variables with values; write it like ${decision == 'REFUSED'}
          case-not-passed.bpmn | CallActivity_LookAtRoof does not pass the case; pass the business key #{execution.processBusinessKey} and caseNumber, area, amountFen, priority by name, and never all variables
          class-name.bpmn | ServiceTask_AskNeighbour holds a script, a class name, an expression to run or a connector; use a service task with a delegate
          connector.bpmn | ServiceTask_AskNeighbour holds a script, a class name, an expression to run or a connector; use a service task with a delegate
          endless-history.dmn | endless-history has no history time to live; set it, P3650D is usual
          endless-number.form | Field_Rooms takes any number; set its least and its greatest value
          endless-text.form | Field_Note takes text without end; set its greatest length
          file-picker.form | Field_Photo is a filepicker, which Tasklist does not render; use another component, and the Case tab for files
          fixed-form.bpmn | UserTask_LookAtRoof keeps an old version of its form; bind it to latest
          foreign-language.dmn | Small_rooms is not written in FEEL; take its expression language away
          key-in-words.form | Field_Note has a key that is no plain name; write it like visitedOn
          key-twice.form | Field_Remark uses the key note a second time; give each field a key of its own
          missing-form.bpmn | UserTask_LookAtRoof shows the form look-at-cellar, which is not there; refer to a form of forms/ by its id
          nameless-element.bpmn | Activity_0v1x2y3 has an id that does not say what it is; write Type_PascalName, like UserTask_VisitHousehold
          unsent-message.bpmn | CatchEvent_Rain waits for a message that nobody sends; choose one of rain-fallen, roof-mended
          negated-condition.bpmn | Flow_Leaking_Wet has a negated condition; ask for what is, and let the default take the rest
          newer-schema.form | newer-schema is of a newer schema than Tasklist knows; save it with schema version 16
          no-answer.bpmn | Flow_Leaking_Wet answers nothing; name it by its answer
          no-condition.bpmn | Flow_Leaking_Wet has no condition; give it one, or make it the default
          no-deadline.bpmn | UserTask_LookAtCellar has no row in deadlines.dmn; give it one with its element id
          no-default.bpmn | Gateway_Leaking has no default; make the way that is safe when nothing else holds its default flow
          no-delegate.bpmn | ServiceTask_AskNeighbour names no delegate; set its delegate expression to ${somethingDelegate}, nothing else
          no-due-date.bpmn | UserTask_LookAtRoof has no due date from the table; set it to ${deadlines.due(execution)}
          no-hand.bpmn | UserTask_LookAtRoof does not say whose hand it is for four eyes; set the extension property hand to one of FILED, VISITED, REVIEWED, DECIDED, SIGNED_REFUSAL, PREPARED, RELEASED, CONFIRMED, FOLLOWED_UP, OTHER
          no-question.bpmn | Gateway_Leaking asks nothing; name it by its question
          no-time-to-live.bpmn | no-time-to-live has no history time to live; set it, P3650D is usual
          not-drawn.bpmn | EndEvent_Told is not in the diagram; draw it, or take it out of the file
          not-recorded.bpmn | UserTask_LookAtRoof has no Record task right behind it, so what is typed would be lost; lead its one way out to a synchronous ServiceTask_Record… with a record…Delegate (a panel is a multi-instance subprocess around both)
          open-list.form | Field_Grade offers no closed list; give it its values
          own-time.bpmn | TimerEvent_Rain has a time of its own; set its date to ${deadlines.of('TimerEvent_Rain', execution)}
          row-without-reason.dmn | Rule_Large cannot explain a decision; give the row an id that says what it is, like Rule_Listed, and its reason as annotation
          script.bpmn | ServiceTask_AskNeighbour holds a script, a class name, an expression to run or a connector; use a service task with a delegate
          undeclared-mapping.bpmn | CallActivity_LookAtRoof maps flooded, which look-at-roof.bpmn does not declare; add the extension property variable:flooded there, or correct the name
          undeclared-variable.bpmn | Flow_Leaking_Wet reads flooded, which the model does not declare; add the extension property variable:flooded with its type to the process
          unknown-delegate.bpmn | ServiceTask_AskNeighbour names ${askEverybodyDelegate}, which no room has; use a registered delegate, or ${recordFindingsDelegate} behind a user task of your own
          unknown-fact.dmn | Input_rooms asks for windows, which no room tells this table; ask for one of rooms, storeys
          unknown-role.bpmn | UserTask_LookAtRoof does not say who may do it; set its candidate groups to ${candidates.of('role-id', execution)} with a role of the house, and no assignee
          unknown-stage.bpmn | CallActivity_LookAtRoof calls look-at-cellar, which is not there or not its latest version; name a process of processes/ and bind it to latest
          untyped-input.dmn | Input_rooms has no type; give it the type of its fact
          """)
  void aFaultIsToldWithFileElementAndFixInOneLine(String file, String line) throws IOException {
    assertThat(ModelContract.faultsOf(planted(file), OF_THE_PLANTED))
        .extracting(ModelFault::toString)
        .containsExactly(file + ": " + line);
  }

  @Test
  void aFileThatCannotBeReadIsToldToo() throws IOException {
    assertThat(ModelContract.faultsOf(planted("broken.bpmn"), OF_THE_PLANTED))
        .singleElement()
        .extracting(ModelFault::toString)
        .asString()
        .startsWith("broken.bpmn: as a whole cannot be read (")
        .endsWith("); open and save it in Modeler");
  }

  @Test
  void aDelegateThatNoModelUsesIsTold() throws IOException {
    var names =
        new ModelNames(Set.of("askNeighbourDelegate", "askNobodyDelegate"), Set.of(), Map.of());
    assertThat(ModelContract.unusedDelegates(planted(), names))
        .containsExactly("askNobodyDelegate");
  }

  private static ModelFiles house() throws IOException {
    return ModelFiles.in(Path.of("processes"), Path.of("forms"));
  }

  private static ModelNames ofTheHouse() throws IOException {
    Map<String, Set<String>> facts = new HashMap<>();
    for (var asking : ASKING.entrySet()) {
      facts.put(asking.getKey(), CodeStrings.usedBy(asking.getValue()));
    }
    return new ModelNames(delegates(), CodeStrings.constants(KEBAB.asMatchPredicate()), facts);
  }

  private static Set<String> delegates() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
    return scan.findCandidateComponents("org.aidflow").stream()
        .filter(found -> isComponent(found))
        .map(found -> ClassUtils.getShortName(String.valueOf(found.getBeanClassName())))
        .map(Introspector::decapitalize)
        .collect(Collectors.toSet());
  }

  private static boolean isComponent(BeanDefinition found) {
    return found instanceof AnnotatedBeanDefinition type
        && type.getMetadata().hasAnnotation(Component.class.getName());
  }

  private static ModelFiles planted(String... faults) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String fault : faults) {
      files.put(fault, Files.readAllBytes(PLANTED.resolve("faults").resolve(fault)));
    }
    return SOUND.and(files);
  }

  private static ModelFiles sound() {
    try {
      return ModelFiles.in(PLANTED.resolve("sound"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
