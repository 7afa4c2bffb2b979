package org.aidflow.workflow.models;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Runs no script, in whatever language. */
public final class NoScripts implements ScriptEngineResolver {

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw refusal(language);
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw refusal("any language");
  }

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    throw refusal(factory.getLanguageName());
  }

  private static ProcessEngineException refusal(String language) {
    return new ProcessEngineException("Models run no scripts (%s).".formatted(language));
  }
}
