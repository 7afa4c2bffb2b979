package org.aidflow.handover.process;

import org.aidflow.casefile.CaseFiles;
import org.aidflow.handover.Shipments;
import org.springframework.stereotype.Component;

/** The goods that the form {@code dispatch-goods} is about. */
@Component
class DispatchGoodsRows extends GoodsRows {
  DispatchGoodsRows(Shipments shipments, CaseFiles cases) {
    super(shipments, cases);
  }

  @Override
  public String form() {
    return "dispatch-goods";
  }
}
