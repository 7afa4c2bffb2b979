package org.aidflow.donor;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.Money;

/** A standing offer to be made; see {@link StandingOffer}. */
public record NewStandingOffer(
    Money budget, Money capPerCase, List<AreaCode> areas, List<String> categories, OfferMode mode) {

  /** What is wrong with it. */
  List<FieldError> flaws() {
    var flaws = new ArrayList<FieldError>();
    if (capPerCase.isMoreThan(budget)) {
      flaws.add(new FieldError("capPerCaseFen", ErrorCode.OUT_OF_RANGE, "no more than the budget"));
    }
    for (int i = 0; i < areas.size(); i++) {
      if (!Areas.exists(areas.get(i))) {
        flaws.add(new FieldError("areas[" + i + "]", ErrorCode.UNKNOWN_AREA, "unknown area"));
      } else if (areas.get(i).level() == AreaLevel.VILLAGE) {
        flaws.add(
            new FieldError(
                "areas[" + i + "]", ErrorCode.OUT_OF_RANGE, "a township or what is around it"));
      }
    }
    return flaws;
  }
}
