package org.aidflow.helprequest;

/** What follows a payment. */
public enum WhatIsNext {
  /** Need lines are open: the search goes on. */
  REST,
  FOLLOW_UP,
  CLOSE
}
