package org.aidflow.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Nothing is released since then.
 *
 * @param findings the broken rules found while it stood, the first first; 200 at most
 */
public record ReleaseStop(long id, Instant stoppedAt, List<Violation> findings) {

  public ReleaseStop {
    findings = List.copyOf(findings);
  }
}
