package org.aidflow.workflow.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.workflow.contract.ModelContract;
import org.aidflow.workflow.contract.ModelFault;
import org.aidflow.workflow.contract.ModelFiles;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;

/**
 * Reads every file before the engine does, at its upload and each time the engine loads it again,
 * and refuses what could run code. What a person uploads has to keep the whole contract with the
 * code, among the files that are there: the refusal names all faults by file, element and fix, and
 * nothing is kept.
 */
@Component
public class ModelRules implements Deployer {

  /** Of the engine's columns for names. */
  private static final int LONGEST_NAME = 255;

  private final ModelVocabulary vocabulary;
  private final DeployedModels deployed;

  ModelRules(ModelVocabulary vocabulary, DeployedModels deployed) {
    this.vocabulary = vocabulary;
    this.deployed = deployed;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    var files = new HashMap<String, byte[]>();
    for (ResourceEntity resource : deployment.getResources().values()) {
      files.put(resource.getName(), resource.getBytes());
    }
    if (deployment.isNew() && isByAPerson()) {
      refuseBadNames(deployment);
      refuse(faultsBroughtBy(files));
    } else {
      refuse(ModelContract.dangersIn(ModelFiles.of(files), vocabulary.names()));
    }
  }

  /** Its own faults, and those of files that do not fit to it any more. */
  private List<ModelFault> faultsBroughtBy(Map<String, byte[]> files) {
    var names = vocabulary.names();
    var before = ModelFiles.of(deployed.files());
    var there = new HashSet<>(ModelContract.faultsOf(before, names));
    return ModelContract.faultsOf(before.and(files), names).stream()
        .filter(fault -> files.containsKey(fault.file()) || !there.contains(fault))
        .toList();
  }

  private static void refuse(List<ModelFault> faults) {
    InvalidInput.throwIfAny(faults.stream().map(ModelFault::error).toList());
  }

  private static void refuseBadNames(DeploymentEntity deployment) {
    if (deployment.getName() != null && deployment.getName().length() > LONGEST_NAME) {
      throw InvalidInput.of(
          "deployment-name", ErrorCode.TOO_LONG, "takes %d characters".formatted(LONGEST_NAME));
    }
    if (PackagedModels.DEPLOYMENT.equals(deployment.getSource())) {
      throw InvalidInput.of(
          "deployment-source",
          ErrorCode.NOT_ALLOWED,
          "'%s' is what the application itself deploys; choose another"
              .formatted(PackagedModels.DEPLOYMENT));
    }
  }

  private static boolean isByAPerson() {
    return Context.getCommandContext().getAuthenticatedUserId() != null;
  }
}
