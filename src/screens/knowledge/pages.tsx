import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { Ideas } from './ideas/index.tsx';
import { Imports } from './imports/index.tsx';
import { InsightPage } from './insight/index.tsx';

interface KnowledgePage {
	/** Of the address. */
	section: string;
	title: string;
	content: ReactNode;
}

/** The pages of the knowledge base's screen; the first one is shown when none is named. */
export function pages(): readonly KnowledgePage[] {
	return [
		{ section: '', title: __( 'Insight', 'mesa-help-desk' ), content: <InsightPage /> },
		{ section: 'write', title: __( 'Write next', 'mesa-help-desk' ), content: <Ideas /> },
		{ section: 'import', title: __( 'Import', 'mesa-help-desk' ), content: <Imports /> },
	];
}
