package org.aidflow.followup;

import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Component;

/** Draws the cases that are looked at although nothing is odd; nobody can predict which. */
@Component
class Samples {
  private final Vault vault;
  private final Decisions decisions;

  Samples(Vault vault, Decisions decisions) {
    this.vault = vault;
    this.decisions = decisions;
  }

  /** Whether the case is among the share that the policy names, in percent. */
  boolean hit(String policy, CaseNumber caseNumber) {
    return vault.draw(policy, caseNumber.value()) < decisions.policy(policy);
  }
}
