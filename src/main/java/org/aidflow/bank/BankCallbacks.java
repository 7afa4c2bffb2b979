package org.aidflow.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.Signatures;
import org.aidflow.exchange.StrictJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bank tells by itself over HTTP: kept when it comes, acted upon afterwards. */
@Component
public class BankCallbacks {
  private final BankSettings settings;
  private final StrictJson json;
  private final Inbox inbox;

  BankCallbacks(BankSettings settings, StrictJson json, Inbox inbox) {
    this.settings = settings;
    this.json = json;
    this.inbox = inbox;
  }

  /** Whether the bank signed these very bytes within five minutes. */
  public boolean isSigned(byte[] body, @Nullable String signature) {
    var secret = settings.secret();
    return secret != null && Signatures.verify(signature, body, secret, Instant.now());
  }

  /**
   * Keeps a message until it is worked.
   *
   * @throws org.aidflow.kernel.InvalidInput naming each wrong field
   * @throws org.aidflow.kernel.Conflict when another message came with the same event id
   */
  public void receive(byte[] body) {
    var text = new String(body, UTF_8);
    inbox.receive(PaymentStatus.SOURCE, json.read(text, PaymentStatus.class).eventId(), text);
  }
}
