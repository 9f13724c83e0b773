import { useEffect, useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import type { Tag } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { EntryDialog } from '../entry-dialog.tsx';
import { usedWords } from './tag-words.ts';

interface Props {
	tag: Tag;
	title: string;
	/** What the button says. */
	verb: string;
	isDestructive?: boolean;
	isReady?: boolean;
	/** Does it; what it throws is shown. */
	onDo: () => Promise< void >;
	onClose: () => void;
	/** Gets what is wrong, in words by field of the contract. */
	children: ( errors: Readonly< Record< string, string > > ) => ReactNode;
}

/** Asks before a tag goes, with how many tickets it is on. */
export function TagDialog( { tag, onDo, children, ...dialog }: Props ) {
	const [ use, setUse ] = useState( '' );
	useEffect( () => {
		// Without the number one can decide as well.
		api( 'getTag', { path: { id: tag.id } } ).then(
			( found ) => setUse( usedWords( found ) ),
			() => undefined
		);
	}, [ tag.id ] );
	return (
		<EntryDialog onSave={ onDo } { ...dialog }>
			{ ( errors ) => (
				<>
					<p role="status">{ use }</p>
					{ children( errors ) }
				</>
			) }
		</EntryDialog>
	);
}
