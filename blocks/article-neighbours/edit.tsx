import { serverEdit } from '../shared/server-edit.tsx';
import metadata from './block.json';

export const Edit = serverEdit( metadata.name );
