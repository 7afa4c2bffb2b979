package org.aidflow.provider;

import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of those who are paid for what they do for a household. */
@Service
@Transactional
public class Providers {
  private final ProviderRepository providers;
  private final Vault vault;
  private final Clock clock;

  Providers(ProviderRepository providers, Vault vault, Clock clock) {
    this.providers = providers;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Registers a provider and the account that it is paid to.
   *
   * @throws InvalidInput when a number is none
   * @throws Conflict with the {@code providerId} when one of this credit code is registered
   */
  public Provider register(NewProvider registration) {
    InvalidInput.throwIfAny(registration.flaws());
    providers.findByCreditCode(registration.creditCode()).ifPresent(Providers::refuseSecond);
    var account =
        vault.keep(
            Map.of(
                ACCOUNT_HOLDER, registration.holder(),
                ACCOUNT_NUMBER, registration.accountNumber()));
    return providers.save(new Provider(registration, account, clock.instant()));
  }

  /** The provider of this id. */
  @Transactional(readOnly = true)
  public Provider of(UUID id) {
    return providers.findById(id).orElseThrow(() -> new NotFound("There is no provider " + id));
  }

  /** From now on it is paid to this account. */
  public Provider correct(UUID id, VaultToken account, String bankCode) {
    var provider = of(id);
    provider.paidTo(account, bankCode);
    return provider;
  }

  private static void refuseSecond(Provider first) {
    throw new Conflict(
        ErrorCode.DUPLICATE,
        "A provider of this credit code is registered",
        Map.of("providerId", first.id()));
  }
}
