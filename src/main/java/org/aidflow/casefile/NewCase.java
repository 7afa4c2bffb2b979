package org.aidflow.casefile;

import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/**
 * What a filing brings into the case file.
 *
 * @param clientId who filed it: a client's id, or {@code official:<user>} when filed in the engine
 * @param externalRef the client's own reference, unique per client for ever; an official needs none
 * @param story the sealed words of the applicant
 */
public record NewCase(
    CaseKind kind,
    UUID householdId,
    AreaCode area,
    Category category,
    Cause cause,
    Urgency urgency,
    FiledBy filedBy,
    String clientId,
    @Nullable String externalRef,
    @Nullable VaultToken story,
    List<Need> needs) {

  /**
   * One thing asked for, under the client's own id of it.
   *
   * @param purpose what money is for, or what the goods are
   * @param asked the money; zero where goods are asked for
   */
  public record Need(String clientLineId, String purpose, Money asked, @Nullable Goods goods) {

    /** Money for a purpose. */
    public Need(String clientLineId, String purpose, Money asked) {
      this(clientLineId, purpose, asked, null);
    }

    /** So many of a thing. */
    public static Need ofGoods(String clientLineId, String item, int quantity, Money estimated) {
      return new Need(clientLineId, item, Money.ZERO, new Goods(quantity, estimated));
    }
  }

  /**
   * How many are asked for.
   *
   * @param estimated what all of them are worth, by whoever asks
   */
  public record Goods(int quantity, Money estimated) {}
}
