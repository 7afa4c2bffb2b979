package org.aidflow.banksimulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes the bank's callbacks, or refuses them for a while; a message it cannot read is kept. */
final class Customer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<String>> told = new ConcurrentHashMap<>();
  private final List<String> unread = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean refuses;

  Customer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status");
  }

  /** What it was told of an order, oldest first. */
  List<String> told(String id) {
    return List.copyOf(told.getOrDefault(id, List.of()));
  }

  /** Of how many orders it was told something. */
  int count() {
    return told.size();
  }

  /** Signed messages that it could not read. */
  List<String> unread() {
    return unread;
  }

  void refuse(boolean all) {
    refuses = all;
  }

  void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var header = exchange.getRequestHeaders().getFirst(Signature.HEADER);
      boolean fits = new Signature(BankProcess.SECRET).fits(header, body, Instant.now());
      int status = refuses ? 503 : !fits ? 401 : reads(body) ? 200 : 400;
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private boolean reads(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    try {
      var said = JSON.readTree(text);
      if (said.hasNonNull("orderId")) {
        told.computeIfAbsent(said.path("orderId").asText(), id -> new CopyOnWriteArrayList<>())
            .add(said.path("status").asText());
        return true;
      }
    } catch (JsonProcessingException e) {
      // kept below
    }
    unread.add(text);
    return false;
  }
}
