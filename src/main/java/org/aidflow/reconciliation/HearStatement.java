package org.aidflow.reconciliation;

import org.aidflow.bank.BankStatement;
import org.aidflow.exchange.InboxHandler;
import org.aidflow.exchange.InboxMessage;
import org.aidflow.exchange.StrictJson;
import org.springframework.stereotype.Component;

/** Takes the bank's statements as they come. */
@Component
class HearStatement implements InboxHandler {
  private final StatementImport statements;
  private final StrictJson json;

  HearStatement(StatementImport statements, StrictJson json) {
    this.statements = statements;
    this.json = json;
  }

  @Override
  public String source() {
    return BankStatement.SOURCE;
  }

  @Override
  public void handle(InboxMessage message) {
    statements.take(json.read(message.body(), BankStatement.class));
  }
}
