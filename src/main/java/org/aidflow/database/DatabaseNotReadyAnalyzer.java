package org.aidflow.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start without a database in two readable lines instead of a stack trace. */
final class DatabaseNotReadyAnalyzer extends AbstractFailureAnalyzer<DatabaseNotReady> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseNotReady cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
