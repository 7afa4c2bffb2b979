package org.aidflow.bank;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.exchange.Signatures;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The bank over HTTP: {@code POST /payments} and {@code GET /payments/{id}}, signed; an order is a
 * call. What is no clear yes or no of the bank about this very order (timeout, reset, 5xx,
 * nonsense) is {@link Kind#UNKNOWN}.
 */
@Component
@ConditionalOnProperty(name = "aidflow.bank.protocol", havingValue = "http", matchIfMissing = true)
class HttpBank implements BankGateway {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final BankSettings settings;
  private final ObjectMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  HttpBank(BankSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
  }

  @Override
  public void requireBank() {
    if (settings.url() == null || settings.secret() == null) {
      throw new IllegalStateException(
          "No bank is set up: set aidflow.bank.url and aidflow.bank.secret");
    }
  }

  @Override
  public int mostInOneMessage() {
    return 1;
  }

  @Override
  public Map<String, BankAnswer> submit(PaymentMessage message) {
    return message.orders().stream().collect(toMap(PaymentOrder::orderId, this::submit));
  }

  private BankAnswer submit(PaymentOrder order) {
    byte[] body = write(order);
    var path = order.isRefund() ? "/refunds" : "/payments";
    var request = request(path, body).header("Content-Type", "application/json");
    return call(
        order.orderId(),
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        HttpBank::submitted);
  }

  @Override
  public BankAnswer query(String messageId, String orderId) {
    var request = request("/payments/" + orderId, new byte[0]).GET();
    return call(orderId, request, HttpBank::standing);
  }

  private static @Nullable Kind submitted(int status, String said) {
    if (status / 100 == 2 && said.equals("ACCEPTED")) return Kind.ACCEPTED;
    return status == 422 && said.equals("REJECTED") ? Kind.REJECTED : null;
  }

  private static @Nullable Kind standing(int status, String said) {
    if (status == 404 && said.equals("NOT_FOUND")) return Kind.NOT_FOUND;
    if (status != 200) return null;
    return switch (said) {
      case "SETTLED" -> Kind.PAID;
      case "RETURNED" -> Kind.RETURNED;
      case "FAILED" -> Kind.REJECTED;
      case "PROCESSING" -> Kind.PROCESSING;
      default -> null;
    };
  }

  private BankAnswer call(String orderId, HttpRequest.Builder request, Reader reader) {
    var response = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      // The request's own timeout ends with the headers; the body could trickle for ever.
      var limit = settings.timeout().toMillis();
      return read(orderId, response.get(limit, TimeUnit.MILLISECONDS), reader);
    } catch (ExecutionException e) {
      return BankAnswer.unknown(String.valueOf(e.getCause()).replaceAll("(?s)[^A-Za-z.].*", ""));
    } catch (TimeoutException e) {
      response.cancel(true);
      return BankAnswer.unknown("timeout");
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return BankAnswer.unknown("interrupted");
    }
  }

  private BankAnswer read(String orderId, HttpResponse<byte[]> response, Reader reader) {
    JsonNode said;
    try {
      said = json.readTree(response.body());
    } catch (IOException e) {
      return BankAnswer.unknown("no JSON, status " + response.statusCode());
    }
    var kind = reader.kind(response.statusCode(), said.path("status").asText());
    if (kind == null || !said.path("endToEndId").asText().equals(orderId)) {
      return BankAnswer.unknown("status " + response.statusCode());
    }
    var amount = said.path("amountFen");
    return new BankAnswer(
        kind,
        text(said, "code"),
        text(said, "bankReference"),
        amount.isIntegralNumber() ? new Money(amount.asLong()) : null,
        null,
        null);
  }

  private HttpRequest.Builder request(String path, byte[] body) {
    requireBank();
    var signature = Signatures.sign(body, String.valueOf(settings.secret()), Instant.now());
    return HttpRequest.newBuilder(URI.create(settings.url() + path))
        .header(Signatures.HEADER, signature);
  }

  private byte[] write(PaymentOrder order) {
    try {
      return json.writeValueAsBytes(order.isRefund() ? refund(order) : payment(order));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An order of texts and numbers is always JSON", e);
    }
  }

  private static Map<String, Object> payment(PaymentOrder order) {
    var creditor =
        Map.of(
            "name", order.holder(), "account", order.accountNumber(), "bankCode", order.bankCode());
    return Map.of(
        "endToEndId", order.orderId(),
        "amountFen", order.amount().fen(),
        "currency", "CNY",
        "creditor", creditor,
        "remittance", order.remittance());
  }

  private static Map<String, Object> refund(PaymentOrder order) {
    return Map.of(
        "endToEndId", order.orderId(),
        "originalReference", String.valueOf(order.originalReference()),
        "amountFen", order.amount().fen());
  }

  private static @Nullable String text(JsonNode said, String field) {
    var value = said.path(field);
    return value.isTextual() && value.asText().length() <= 64 ? value.asText() : null;
  }

  private interface Reader {
    /** What a well-formed answer means, or null when it means nothing. */
    @Nullable Kind kind(int httpStatus, String said);
  }
}
