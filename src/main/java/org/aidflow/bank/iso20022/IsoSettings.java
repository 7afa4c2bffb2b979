package org.aidflow.bank.iso20022;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bank by files.
 *
 * @param directory holds what follows unless set otherwise, and {@code archive}, {@code refused}
 *     and {@code sent}; nothing is written or read without it
 * @param outbox where the bank fetches orders: {@code to-bank}
 * @param inbox where the bank leaves files: {@code from-bank}
 * @param account of ours that pays, and whose statements and credits we take
 * @param name of the account's holder
 * @param bankCode of the bank that keeps the account
 * @param mostInOneMessage how many orders a file may hold
 * @param quiet how long a file must lie untouched before it is read
 * @param largest file that is read
 * @param every how often we look for files
 */
@ConfigurationProperties("aidflow.bank.iso")
record IsoSettings(
    @Nullable Path directory,
    @Nullable Path outbox,
    @Nullable Path inbox,
    @Nullable String account,
    @Nullable String name,
    @Nullable String bankCode,
    @DefaultValue("10000") int mostInOneMessage,
    @DefaultValue("1s") Duration quiet,
    @DefaultValue("64MB") DataSize largest,
    @DefaultValue("1s") Duration every) {

  /** Where files lie; empty when no directory is set. */
  Optional<Folders> folders() {
    return Optional.ofNullable(directory).map(this::folders);
  }

  /**
   * Who pays.
   *
   * @throws IllegalStateException naming the settings that are missing
   */
  Payer payer() {
    var missing = new ArrayList<String>();
    if (account == null) missing.add("aidflow.bank.iso.account");
    if (name == null) missing.add("aidflow.bank.iso.name");
    if (bankCode == null) missing.add("aidflow.bank.iso.bank-code");
    if (account == null || name == null || bankCode == null) {
      throw new IllegalStateException("No bank is set up: set " + String.join(", ", missing));
    }
    return new Payer(account, name, bankCode);
  }

  private Folders folders(Path root) {
    return new Folders(
        outbox == null ? root.resolve("to-bank") : outbox,
        inbox == null ? root.resolve("from-bank") : inbox,
        root.resolve("archive"),
        root.resolve("refused"),
        root.resolve("sent"));
  }

  /** Our own account at the bank. */
  record Payer(String account, String name, String bankCode) {}
}
