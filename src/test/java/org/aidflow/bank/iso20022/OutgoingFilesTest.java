package org.aidflow.bank.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.bank.PaymentOrder;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A message leaves us once, and afterwards one can tell whether it did. */
class OutgoingFilesTest {
  @TempDir private Path directory;

  private Folders folders =
      new Folders(Path.of(""), Path.of(""), Path.of(""), Path.of(""), Path.of(""));
  private IsoBank bank = bank(Path.of(""));
  private final PaymentOrder order =
      new PaymentOrder(
          UUID.randomUUID().toString().replace("-", ""),
          Money.fen(80_000),
          "王小明",
          "6222021234567890",
          "102",
          "HR-2026-0000001");
  private final PaymentMessage message = PaymentMessage.of(order);

  @BeforeEach
  void openTheFolders() {
    bank = bank(directory);
    bank.requireBank();
    folders = settings(directory).folders().orElseThrow();
  }

  @Test
  void whatIsHandedOverIsSentAndNotYetAnswered() throws IOException {
    assertThat(bank.submit(message)).hasSize(1);
    assertThat(Files.readString(file())).contains(order.orderId(), "王小明");
    assertThat(IsoPost.names(folders.outbox(), "")).containsExactly(order.orderId() + ".xml");
    assertThat(asked()).isEqualTo(Kind.PROCESSING);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .startsWith("rw-")
        .endsWith("---");
    assertThat(Files.readString(folders.sent().resolve(order.orderId())))
        .isEqualTo(Sha256.of(Files.readAllBytes(file())) + "\n");
  }

  @Test
  void itWasHandedOverAlsoWhenTheBankHasTakenItAway() throws IOException {
    bank.submit(message);
    Files.delete(file());
    assertThat(asked()).isEqualTo(Kind.PROCESSING);
  }

  @Test
  void whatNobodyBeganToHandOverIsNotFound() {
    assertThat(asked()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void whatWasCutOffBeforeItGotItsNameIsNotFoundAndNeverSentAfterwards() throws IOException {
    var part =
        Files.writeString(folders.outbox().resolve("." + order.orderId() + ".part"), "<Docu");
    assertThat(asked()).isEqualTo(Kind.NOT_FOUND);
    Files.writeString(folders.sent().resolve(order.orderId()), "hash");
    assertThat(asked()).isEqualTo(Kind.NOT_FOUND);
    assertThat(bank.submit(message).get(order.orderId()))
        .satisfies(answer -> assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN));
    assertThat(Files.readString(part)).isEqualTo("<Docu");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aMessageIsNeverHandedOverTwice() throws IOException {
    bank.submit(message);
    Files.delete(file());
    assertThat(bank.submit(message).get(order.orderId()))
        .satisfies(answer -> assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN));
    assertThat(file()).doesNotExist();
    assertThatThrownBy(
            () ->
                new OutgoingFiles(folders)
                    .send(order.orderId(), "again".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aFolderThatIsAwayMakesItUnknown() throws IOException {
    Files.delete(folders.outbox());
    assertThat(bank.submit(message).get(order.orderId()))
        .satisfies(answer -> assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN));
    assertThat(asked()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void withoutABankNothingBegins() {
    assertThatThrownBy(() -> bank(null).requireBank())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("aidflow.bank.iso.directory");
    var nobody =
        new IsoSettings(
            directory,
            null,
            null,
            null,
            null,
            null,
            10,
            Duration.ZERO,
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> new IsoBank(nobody, Clock.systemUTC()).requireBank())
        .hasMessageContaining("aidflow.bank.iso.account, aidflow.bank.iso.name");
  }

  @Test
  void thePlacesOfTheBankMayLieElsewhere() {
    var elsewhere = directory.resolve("elsewhere");
    var settings =
        new IsoSettings(
            directory,
            elsewhere.resolve("out"),
            elsewhere.resolve("in"),
            "1",
            "2",
            "3",
            10,
            Duration.ZERO,
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(1));
    new IsoBank(settings, Clock.systemUTC()).submit(message);
    new IsoBank(settings, Clock.systemUTC()).requireBank();
    assertThat(List.of(elsewhere.resolve("out"), elsewhere.resolve("in")))
        .allMatch(Files::isDirectory);
  }

  private Path file() {
    return folders.outbox().resolve(order.orderId() + ".xml");
  }

  private Kind asked() {
    return bank.query(message.id(), order.orderId()).kind();
  }

  private static IsoBank bank(@Nullable Path directory) {
    return new IsoBank(settings(directory), Clock.systemUTC());
  }

  private static IsoSettings settings(@Nullable Path directory) {
    return new IsoSettings(
        directory,
        null,
        null,
        Letters.ACCOUNT,
        "威宁县救助基金",
        "105701000000",
        10,
        Duration.ZERO,
        DataSize.ofMegabytes(1),
        Duration.ofSeconds(1));
  }
}
