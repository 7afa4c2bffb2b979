package org.aidflow.handover.process;

import org.aidflow.casefile.CaseFiles;
import org.aidflow.handover.Shipments;
import org.springframework.stereotype.Component;

/** The goods that the form {@code hand-over} is about. */
@Component
class HandOverRows extends GoodsRows {
  HandOverRows(Shipments shipments, CaseFiles cases) {
    super(shipments, cases);
  }

  @Override
  public String form() {
    return "hand-over";
  }
}
