package org.aidflow.workflow.models;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/**
 * Reads every file before the engine does, at its upload and each time the engine loads it again,
 * and refuses what could run code. The refusal names file, element and what is wrong there.
 */
@Component
public class ModelRules implements Deployer {

  private final BpmnRules bpmn;
  private final DmnRules dmn;
  private final FormRules form;

  ModelRules(BpmnRules bpmn, DmnRules dmn, FormRules form) {
    this.bpmn = bpmn;
    this.dmn = dmn;
    this.form = form;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    var errors = new ArrayList<FieldError>();
    for (var resource : deployment.getResources().values()) {
      errors.addAll(check(resource.getName(), resource.getBytes()));
    }
    InvalidInput.throwIfAny(errors);
  }

  private List<FieldError> check(String file, byte[] content) {
    var findings = new Findings(file);
    if (file.endsWith(".bpmn")) {
      bpmn.check(content, findings);
    } else if (file.endsWith(".dmn")) {
      dmn.check(content, findings);
    } else if (file.endsWith(".form")) {
      form.check(content, findings);
    } else {
      findings.add(
          "", ErrorCode.UNSUPPORTED_MEDIA, "only .bpmn, .dmn and .form files can be deployed");
    }
    return findings.errors();
  }
}
