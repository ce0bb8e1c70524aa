export { TOOL_POLICY, type ToolClass, type ToolName, type ToolPolicy, toolPolicy } from './tool-policy.ts';
