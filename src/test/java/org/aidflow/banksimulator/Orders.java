package org.aidflow.banksimulator;

import java.util.UUID;

/** What customers send. */
final class Orders {
  private Orders() {}

  static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  static String order(String id, String account, long fen) {
    return """
        {"endToEndId":"%s","amountFen":%d,"currency":"CNY","remittance":"HR-2026-0000001",
         "creditor":{"name":"王小明","account":"%s","bankCode":"102"}}"""
        .formatted(id, fen, account);
  }

  static String refund(String id, String originalReference, long fen) {
    return "{\"endToEndId\":\"%s\",\"originalReference\":\"%s\",\"amountFen\":%d}"
        .formatted(id, originalReference, fen);
  }
}
