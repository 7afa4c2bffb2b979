package org.aidflow.workflow.contract;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether models, tables and forms agree with each other and with the code. It reads files and
 * runs nothing, so the build and the answer to an upload can both ask it.
 */
public final class ModelContract {

  private static final List<ModelRule<Markup>> OF_BPMN =
      List.of(CodeRules::aModelRunsNoCode, CodeRules::anExpressionReachesNothingElse);

  private static final List<ModelRule<Markup>> OF_DMN =
      List.of(CodeRules::aTableSpeaksFeel, CodeRules::aTableHasNoFunctions);

  private static final List<ModelRule<FormFile>> OF_SHOWN_FORMS =
      List.of(FormRules::tasklistRendersEveryComponent);

  private static final List<ModelRule<ProcessFile>> OF_PROCESSES =
      List.of(
          ProcessRules::aProcessIsNamedLikeItsFile,
          ProcessRules::aProcessIsAboutSomethingKnown,
          ProcessRules::elementsAreNamedByWhatTheyAre,
          ProcessRules::historyHasATimeToLive,
          ProcessRules::theDiagramIsComplete,
          ProcessRules::anAsyncBoundaryHasAReason,
          TaskRules::aServiceTaskNamesADelegate,
          TaskRules::aUserTaskHasAForm,
          TaskRules::aFormIsTheLatest,
          TaskRules::aUserTaskSaysWhoMayDoIt,
          TaskRules::aUserTaskSaysUntilWhen,
          TaskRules::aUserTaskSaysWhoseHandItIs,
          TaskRules::aRecordTaskIsRightBehindAUserTask,
          TaskRules::onlyCasesHaveFindings,
          TaskRules::aDeadlineHasARow,
          TaskRules::aTimerAsksTheTable,
          FlowRules::aGatewayHasADefault,
          FlowRules::everyOtherWayHasACondition,
          FlowRules::questionsAndAnswersAreLabelled,
          FlowRules::aConditionCanBeRead,
          FlowRules::aConditionIsPositive,
          FlowRules::aConditionUsesDeclaredVariables,
          FlowRules::aMessageIsSent,
          CallRules::aCallReachesItsStage,
          CallRules::aCallPassesItsSubject,
          CallRules::aStageIsAboutTheSameSubject,
          CallRules::aCallMapsDeclaredVariables);

  private static final List<ModelRule<TableFile>> OF_TABLES =
      List.of(
          TableRules::aTableIsNamedLikeItsFile,
          TableRules::historyHasATimeToLive,
          TableRules::anInputHasAType,
          TableRules::anInputIsAFact,
          TableRules::everyRowHasANameAndAReason);

  private static final List<ModelRule<FormFile>> OF_FORMS =
      List.of(
          FormRules::aFormIsNamedLikeItsFile,
          FormRules::tasklistKnowsTheSchema,
          FormRules::aKeyIsUsedOnce,
          FormRules::aFieldSaysWhatItTakes);

  private ModelContract() {}

  /** What is wrong with these files, by file and element. */
  public static List<ModelFault> faultsOf(ModelFiles files, ModelNames names) {
    return sorted(
        Stream.of(
            dangersIn(files, names).stream(),
            files.unsound().stream(),
            asked(OF_PROCESSES, files.processes(), files, names),
            asked(OF_TABLES, files.tables(), files, names),
            asked(OF_FORMS, files.forms(), files, names)));
  }

  /** What in these files runs code, reaches further than models may, or cannot be read at all. */
  public static List<ModelFault> dangersIn(ModelFiles files, ModelNames names) {
    return sorted(
        Stream.of(
            files.unreadable().stream(),
            asked(OF_BPMN, files.bpmn(), files, names),
            asked(OF_DMN, files.dmn(), files, names),
            asked(OF_SHOWN_FORMS, files.forms(), files, names)));
  }

  private static List<ModelFault> sorted(Stream<Stream<ModelFault>> faults) {
    return faults
        .flatMap(found -> found)
        .distinct()
        .sorted(comparing(ModelFault::toString))
        .toList();
  }

  /** Delegates that no model uses. */
  public static List<String> unusedDelegates(ModelFiles files, ModelNames names) {
    var used = TaskRules.delegatesIn(files);
    return names.delegates().stream()
        .filter(delegate -> !used.contains(delegate))
        .sorted()
        .toList();
  }

  private static <F> Stream<ModelFault> asked(
      List<ModelRule<F>> rules, List<F> files, ModelFiles all, ModelNames names) {
    return files.stream()
        .flatMap(file -> rules.stream().flatMap(rule -> rule.faults(file, all, names)));
  }
}
