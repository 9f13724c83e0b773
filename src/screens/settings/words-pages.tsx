import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { allows } from '../../store/boot.ts';
import { goTo } from '../../store/route.ts';
import { lazyPage } from './lazy-pages.tsx';
import { MailLookPage } from './mail-look/index.tsx';
import { SavedReplies } from './saved-replies/index.tsx';
import { ReplyPage } from './saved-replies/reply-page.tsx';

const SynonymsPage = lazyPage( 'SynonymsPage', 4 );

export interface WordsPage {
	title: string;
	back: { label: string; to: () => void };
	content: ReactNode;
}

/** The pages about words: those that go into replies, and those that visitors search by; null for a section of somebody else's. */
export function wordsPage( section: string ): WordsPage | null {
	const toStart = allows( 'mesa_manage_mailboxes' )
		? { label: __( 'All settings', 'mesa-help-desk' ), to: () => goTo( { section: '' } ) }
		: { label: __( 'Back to the inbox', 'mesa-help-desk' ), to: () => goTo( { view: 'inbox', section: '' } ) };
	if ( section === 'look' && allows( 'mesa_manage_settings' ) ) {
		return { title: __( 'Look of mail', 'mesa-help-desk' ), back: toStart, content: <MailLookPage /> };
	}
	if ( section === 'synonyms' && allows( 'mesa_manage_knowledge' ) ) {
		return {
			title: __( 'Words that mean the same', 'mesa-help-desk' ),
			back: toStart,
			content: <SynonymsPage />,
		};
	}
	if ( ! allows( 'mesa_reply' ) ) {
		return null;
	}
	if ( section === 'replies' ) {
		return { title: __( 'Saved replies', 'mesa-help-desk' ), back: toStart, content: <SavedReplies /> };
	}
	const id = /^reply-(new|\d+)$/.exec( section )?.[ 1 ];
	return id === undefined
		? null
		: {
				title: id === 'new' ? __( 'A new saved reply', 'mesa-help-desk' ) : __( 'Saved reply', 'mesa-help-desk' ),
				back: { label: __( 'All saved replies', 'mesa-help-desk' ), to: () => goTo( { section: 'replies' } ) },
				content: <ReplyPage key={ id } id={ id === 'new' ? 0 : Number( id ) } />,
			};
}
