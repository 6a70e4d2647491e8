/** A chart as common tools save one: their own extensions, expressions in `${…}`, a pool, notes, several ways at once. */
export const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="defs" targetNamespace="urn:test">
  <message id="Message_reply" name="对方答复" />
  <dataStore id="store" name="档案库" />
  <collaboration id="coop">
    <participant id="pool" name="请假审批" processRef="_leave" />
    <participant id="outer" name="外单位" />
    <messageFlow id="mf" name="函件" sourceRef="outer" targetRef="pool" />
  </collaboration>
  <process id="_leave">
    <laneSet id="set">
      <lane id="l1" name="乡镇（街道）"><flowNodeRef>begin</flowNodeRef><flowNodeRef>fill</flowNodeRef></lane>
      <lane id="l2" name="人事科"><flowNodeRef>check</flowNodeRef></lane>
    </laneSet>
    <startEvent id="begin" name="申请"><outgoing>s1</outgoing></startEvent>
    <userTask id="fill" name="填写" camunda:assignee="\${starter}" camunda:formKey="leave" />
    <exclusiveGateway id="days" default="s4" />
    <task id="check" />
    <scriptTask id="script" name="脚本"><script>x = 1</script></scriptTask>
    <businessRuleTask id="rule" name="定额" camunda:decisionRef="quota" />
    <callActivity id="sub-case" name="转办" calledElement="\${which}" />
    <receiveTask id="wait" name="等答复" messageRef="Message_reply">
      <standardLoopCharacteristics />
    </receiveTask>
    <boundaryEvent id="late" name="太久" attachedToRef="wait" cancelActivity="false">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P2W</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <intermediateCatchEvent id="odd" name="怪定时">
      <timerEventDefinition><timeDuration>P1DT2H</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <adHocSubProcess id="adhoc" name="随便办"><userTask id="inner" name="里面" /></adHocSubProcess>
    <endEvent id="end"><terminateEventDefinition /></endEvent>
    <dataObject id="paper" name="单子" />
    <sequenceFlow id="s1" sourceRef="begin" targetRef="fill" />
    <sequenceFlow id="s2" sourceRef="fill" targetRef="days" />
    <sequenceFlow id="s3" name="三天以上" sourceRef="days" targetRef="check">
      <conditionExpression xsi:type="tFormalExpression">\${days &gt; 3 &amp;&amp; kind == 'sick'}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="s4" sourceRef="days" targetRef="script" />
    <sequenceFlow id="s5" sourceRef="days" targetRef="rule">
      <conditionExpression xsi:type="tFormalExpression">\${bean.check(execution)}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="s6" sourceRef="check" targetRef="wait" />
    <sequenceFlow id="s7" sourceRef="check" targetRef="sub-case" />
    <sequenceFlow id="s8" sourceRef="wait" targetRef="end" />
    <sequenceFlow id="s9" sourceRef="late" targetRef="odd" />
    <sequenceFlow id="s10" sourceRef="odd" targetRef="gone" />
    <textAnnotation id="note"><text>写清起止日期</text></textAnnotation>
    <association id="a1" sourceRef="fill" targetRef="note" />
  </process>
</definitions>`;
