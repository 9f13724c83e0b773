import { Button, FormFileUpload } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { trash } from '@wordpress/icons';
import type { ReactNode } from 'react';
import { PaperclipIcon } from '../../../ui/paperclip.tsx';
import { SavedState } from './other-draft.tsx';
import type { SendHow, StatusAfter } from './send-menu.tsx';
import { SendMenu } from './send-menu.tsx';
import type { DraftTools } from './use-draft.ts';
import type { Kind } from './use-intent.ts';

const IS_MAC = /mac|iphone|ipad/i.test( window.navigator.platform );

interface Props {
	kind: Kind;
	/** What a saved reply makes of the ticket. */
	statusAfter: StatusAfter | null;
	/** Where the words are safe. */
	saved: DraftTools[ 'saved' ];
	/** Gets the place for the text's tools. */
	toolsRef: ( element: HTMLElement | null ) => void;
	isEmpty: boolean;
	canSend: boolean;
	busy: boolean;
	onFiles: ( files: readonly File[] ) => void;
	onDiscard: () => void;
	onSend: ( how: SendHow ) => void;
	/** Keeps the words for the next time. */
	keep: ReactNode;
}

/** Below the text: files, what else can be done with it, sending. */
export function Foot( { kind, statusAfter, saved, toolsRef, isEmpty, canSend, busy, onFiles, onDiscard, onSend, keep }: Props ) {
	return (
		<div className="mesa-composer__foot">
			<div ref={ toolsRef } className="mesa-composer__tools" />
			<FormFileUpload
				__next40pxDefaultSize
				multiple
				icon={ <PaperclipIcon title="" /> }
				aria-label={ __( 'Attach files', 'mesa-help-desk' ) }
				onChange={ ( event ) => {
					onFiles( [ ...( event.currentTarget.files ?? [] ) ] );
					event.currentTarget.value = '';
				} }
			/>
			{ ! isEmpty && keep }
			{ ! isEmpty && (
				<Button icon={ trash } size="compact" label={ __( 'Discard this draft', 'mesa-help-desk' ) } onClick={ onDiscard } />
			) }
			<SavedState saved={ saved } isEmpty={ isEmpty } />
			<span className="mesa-composer__hint">
				{ sprintf( /* translators: %s: a key, "Ctrl" or "⌘". */ __( '%s + Enter', 'mesa-help-desk' ), IS_MAC ? '⌘' : 'Ctrl' ) }
			</span>
			<SendMenu kind={ kind } statusAfter={ statusAfter } canSend={ canSend } busy={ busy } onSend={ onSend } />
		</div>
	);
}
