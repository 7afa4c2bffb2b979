package org.aidflow.disbursement;

import java.util.UUID;

/**
 * A payment that an official chose, as it looked then.
 *
 * @param seal the {@link PreparedPayment#seal()} that was shown
 */
public record ChosenPayment(UUID id, String seal) {}
