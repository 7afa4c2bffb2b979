package org.aidflow.notice;

import java.util.Optional;
import org.aidflow.casefile.NeedLine;

/**
 * Goods that a household is to get.
 *
 * @param item what they are
 * @param quantity pieces, one or more
 */
public record ApprovedGoods(String item, int quantity) {

  /** Of a need line; of money, or of goods that were not approved, there are none. */
  static Optional<ApprovedGoods> of(NeedLine line) {
    return line.goods()
        .filter(goods -> goods.approved() > 0)
        .map(goods -> new ApprovedGoods(line.purpose(), goods.approved()));
  }
}
