package org.aidflow.bank.iso20022;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.aidflow.bank.BankAnswer;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.BankGateway;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.bank.PaymentOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The bank by files: a message is one pain.001. Whether the bank has it is told by a later
 * pain.002; a question is answered by whether we handed the file over at all.
 */
@Component
@ConditionalOnProperty(name = "aidflow.bank.protocol", havingValue = "iso20022")
class IsoBank implements BankGateway {
  private final IsoSettings settings;
  private final Clock clock;

  IsoBank(IsoSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void requireBank() {
    settings.payer();
    var folders = folders();
    try {
      folders.make();
    } catch (IOException e) {
      throw new IllegalStateException("The bank's folders cannot be made: " + name(e), e);
    }
    for (var folder : List.of(folders.outbox(), folders.sent())) {
      if (!Files.isWritable(folder)) {
        throw new IllegalStateException("No files can be written for the bank in " + folder);
      }
    }
  }

  @Override
  public int mostInOneMessage() {
    return settings.mostInOneMessage();
  }

  @Override
  public Map<String, BankAnswer> submit(PaymentMessage message) {
    var answer = send(message);
    return message.orders().stream().collect(toMap(PaymentOrder::orderId, order -> answer));
  }

  @Override
  public BankAnswer query(String messageId, String orderId) {
    try {
      var sent = new OutgoingFiles(folders()).wasSent(messageId);
      return BankAnswer.of(sent ? Kind.PROCESSING : Kind.NOT_FOUND);
    } catch (IOException | IllegalStateException e) {
      return BankAnswer.unknown(name(e));
    }
  }

  private BankAnswer send(PaymentMessage message) {
    try {
      var now = OffsetDateTime.now(clock);
      var content = PaymentInitiation.write(message, settings.payer(), now);
      new OutgoingFiles(folders()).send(message.id(), content);
      return BankAnswer.of(Kind.SENT);
    } catch (FileAlreadyExistsException e) {
      return BankAnswer.unknown("handed over before");
    } catch (IOException | RuntimeException e) {
      return BankAnswer.unknown(name(e));
    }
  }

  private Folders folders() {
    return settings
        .folders()
        .orElseThrow(
            () -> new IllegalStateException("No bank is set up: set aidflow.bank.iso.directory"));
  }

  /** A message could name the payee. */
  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }
}
