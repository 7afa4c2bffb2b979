package org.aidflow.workflow.contract;

import java.util.stream.Stream;

/** One thing that models and code have to agree on, asked of one file among the others. */
@FunctionalInterface
interface ModelRule<F> {

  Stream<ModelFault> faults(F file, ModelFiles all, ModelNames names);
}
