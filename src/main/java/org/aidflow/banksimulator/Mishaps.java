package org.aidflow.banksimulator;

/** What goes wrong from now on; the plan can be replaced at any time. */
final class Mishaps {
  private volatile FaultPlan plan;

  Mishaps(FaultPlan plan) {
    this.plan = plan;
  }

  FaultPlan plan() {
    return plan;
  }

  void replace(FaultPlan next) {
    plan = next;
  }

  Faults strike(Order order) {
    return plan.strike(order.destination(), order.endToEndId());
  }
}
