package org.aidflow.approval;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.aidflow.access.Role;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.CaseNumber;
import org.springframework.stereotype.Component;

/** The steps of decisions; each time a case is decided they are a new round. */
@Component
class Rounds {

  private final EntityManager entities;

  Rounds(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Begins a round.
   *
   * @param steps as {@code approval-level.dmn} says them: act, role, level, signatures
   * @return the first step
   */
  ApprovalStep begin(CaseNumber caseNumber, List<?> steps) {
    int round = newest(caseNumber).stream().mapToInt(ApprovalStep::round).max().orElse(0) + 1;
    for (int i = 0; i < steps.size(); i++) {
      entities.persist(step(caseNumber, round, i + 1, (Map<?, ?>) steps.get(i)));
    }
    entities.flush();
    List<ApprovalStep> begun = newest(caseNumber);
    if (begun.isEmpty() || begun.get(begun.size() - 1).act() == Act.OPINION) {
      throw new IllegalStateException("Table 'approval-level': the last step decides nothing");
    }
    return begun.get(0);
  }

  /** Begins a round of one step. */
  ApprovalStep begin(CaseNumber caseNumber, Act act, Role role) {
    int round = newest(caseNumber).stream().mapToInt(ApprovalStep::round).max().orElse(0) + 1;
    var step = new ApprovalStep(caseNumber, round, 1, act, role, 1);
    entities.persist(step);
    entities.flush();
    return step;
  }

  /** The steps of the newest round, in their order. */
  List<ApprovalStep> newest(CaseNumber caseNumber) {
    return entities
        .createQuery(
            """
            select s from ApprovalStep s
            where s.caseNumber = ?1
              and s.round = (select max(n.round) from ApprovalStep n where n.caseNumber = ?1)
            order by s.position
            """,
            ApprovalStep.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }

  /** The step that is to be taken now. */
  ApprovalStep open(CaseNumber caseNumber) {
    return newest(caseNumber).stream()
        .filter(step -> step.verdict().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("Nothing of %s is to be decided".formatted(caseNumber)));
  }

  private static ApprovalStep step(CaseNumber caseNumber, int round, int position, Map<?, ?> said) {
    Role role =
        Role.of(String.valueOf(said.get("role")))
            .orElseThrow(() -> new IllegalStateException("There is no role " + said.get("role")));
    var level = AreaLevel.valueOf(String.valueOf(said.get("level")));
    if (role.level() != level) {
      throw new IllegalStateException(
          "Table 'approval-level': a %s is of the %s, not of the %s"
              .formatted(role.en(), role.level().en(), level.en()));
    }
    return new ApprovalStep(
        caseNumber,
        round,
        position,
        Act.valueOf(String.valueOf(said.get("act"))),
        role,
        Integer.parseInt(String.valueOf(said.get("signatures"))));
  }
}
