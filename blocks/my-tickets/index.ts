import { registerServerBlock } from '../shared/register.ts';
import metadata from './block.json';
import { Edit } from './edit.tsx';
import './style.scss';

registerServerBlock( metadata.name, Edit );
