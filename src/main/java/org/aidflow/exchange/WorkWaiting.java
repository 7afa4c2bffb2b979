package org.aidflow.exchange;

/** A row that the worker should take up as soon as it is committed. */
record WorkWaiting() {}
