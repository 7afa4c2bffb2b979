package org.aidflow.matching;

import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.GoodsMissing;
import org.aidflow.kernel.NotFound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a need again for pieces that donors brought and the household never got. */
@Component
class ReopenMissing {
  private final NeedRepository needs;
  private final CaseFiles files;

  ReopenMissing(NeedRepository needs, CaseFiles files) {
    this.needs = needs;
    this.files = files;
  }

  @EventListener
  void on(GoodsMissing missing) {
    needs
        .locked(missing.needId())
        .orElseThrow(() -> new NotFound("There is no need " + missing.needId()))
        .reopen(missing.pieces());
    files.lockedLine(missing.needId()).goods().orElseThrow().miss(missing.pieces());
  }
}
